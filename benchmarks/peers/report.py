"""stub"""
from pathlib import Path
RESULTS = Path(__file__).with_name("results.json")
def write(): pass
