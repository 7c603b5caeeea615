"""py-feat: its first detector, which has FER-2013's classes; loading it is what is tried."""

from feat.detector import Detectorv1


class Peer:
    def __init__(self):
        self.reader = Detectorv1(au_model=None, identity_model=None, gaze_model=None)
