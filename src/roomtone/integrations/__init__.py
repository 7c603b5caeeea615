"""Tells other systems of classes: webhooks, a learning record store, mail, a calendar.

Nothing here is imported by a server that is told of no such system.
"""
