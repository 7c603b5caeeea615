"""libreface: its expression network on a picture of a face; loading it is what is tried."""

import cv2
from libreface.Facial_Expression_Recognition.inference import get_facial_expression


class Peer:
    def __init__(self):
        self.crop([[0] * 48] * 48)

    def crop(self, crop):
        import numpy as np

        cv2.imwrite("face.png", np.asarray(crop, np.uint8))
        return get_facial_expression("face.png", weights_download_dir="weights")
