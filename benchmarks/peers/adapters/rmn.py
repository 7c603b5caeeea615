"""rmn: Residual Masking Network."""

from rmn import FER_2013_EMO_DICT, RMN


class Peer:
    def __init__(self):
        self.reader = RMN()

    def faces(self, image):
        found = self.reader.detect_emotion_for_single_frame(image)
        return [
            (
                (one["xmin"], one["ymin"], one["xmax"] - one["xmin"], one["ymax"] - one["ymin"]),
                _values(one["proba_list"]),
            )
            for one in found
        ]

    def crop(self, crop):
        return _values(self.reader.detect_emotion_for_single_face_image(crop)[2])


def _values(found):
    by_name = {name: value for one in found for name, value in one.items()}
    return [by_name[name] for name in FER_2013_EMO_DICT.values()]
