"""Learning platforms: Moodle, Canvas and others open classes here (LTI 1.3)."""
