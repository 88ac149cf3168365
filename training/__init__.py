"""Makes the model that `truceline.text.tagger` loads. Not part of the installed package; needs PyTorch."""
