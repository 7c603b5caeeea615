"""The console's script: Streamlit runs it from top to bottom for each visitor and click."""

from roomtone.console.frame import show

if __name__ == "__main__":
    show()
