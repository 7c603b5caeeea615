"""From frames to readings: sources, the face detector, crops, the classifier, tracks, smoothing."""
