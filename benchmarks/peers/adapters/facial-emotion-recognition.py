"""facial-emotion-recognition: its detector and its network, as its one method calls them."""

import cv2
import torch

# torchvision's own is compiled for another build of torch; its import needs the operator.
_operators = torch.library.Library("torchvision", "FRAGMENT")
for _name in ("nms", "qnms"):
    _operators.define(_name + "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")


def _nms(boxes, scores, overlap):
    rows = [(x1, y1, x2 - x1, y2 - y1) for x1, y1, x2, y2 in boxes.tolist()]
    chosen = cv2.dnn.NMSBoxes(rows, scores.tolist(), 0.0, overlap)
    return torch.as_tensor(chosen, dtype=torch.int64).reshape(-1)


_operators.impl("nms", _nms, "CPU")
_load = torch.load
torch.load = lambda file: _load(file, map_location="cpu", weights_only=False)

import torchvision.ops.boxes  # noqa: E402
from facial_emotion_recognition import EmotionRecognition  # noqa: E402

torchvision.ops.boxes._assert_has_ops = lambda: None


class Peer:
    def __init__(self):
        self.reader = EmotionRecognition(device="cpu")

    def faces(self, image):
        gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
        boxes, _ = self.reader.mtcnn.detect(image)
        found = []
        for box in [] if boxes is None else boxes:
            x1, y1, x2, y2 = (max(round(value), 0) for value in box.tolist())
            if x2 > x1 and y2 > y1:
                found.append(((x1, y1, x2 - x1, y2 - y1), self.crop(gray[y1:y2, x1:x2])))
        return found

    def crop(self, crop):
        with torch.no_grad():
            tensor = self.reader.transform(crop).unsqueeze(0)
            return torch.softmax(self.reader.network(tensor), 1)[0].tolist()
