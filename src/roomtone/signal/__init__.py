"""From readings to the class: the aggregate signal, its changes, alerts."""
