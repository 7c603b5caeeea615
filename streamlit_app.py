"""The entry point for hosts that run `streamlit run streamlit_app.py`: the whole app."""

import streamlit as st

from roomtone.console import hosted

app = st.App(**hosted())
