"""The training line: from FER-2013 and FER+ to the ONNX file that the runtime opens."""
