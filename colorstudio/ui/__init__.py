"""The window: what a person sees and touches. It shows what the editor holds and reports gestures; it computes nothing.

Qt lives here and in `app/gui.py`. Nothing here loads torch, numba, scipy or scikit-image, so that the first paint
waits for none of them.
"""
