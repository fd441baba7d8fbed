"""Writes scipy-vectors.json, the peer values of SmoothnessPeerTest: python3 scipy_vectors.py > scipy-vectors.json

Input signals are given by formula and made again by the test, so that the file holds only what scipy and numpy say of them.
"""
import json

import numpy as np
import scipy
from scipy import signal


def chirp_like(n, fs):
    """A signal of three sines and a slow drift; no randomness, so that both sides make the same one."""
    t = np.arange(n) / fs
    return 0.3 * np.sin(2 * np.pi * 9.7 * t) + 0.1 * np.sin(2 * np.pi * 3.1 * t + 0.4) + 0.05 * np.cos(2 * np.pi * 23.0 * t) + 0.02 * t


def speed(n, fs):
    # The phase keeps peaks from being equally high: of such twins scipy counts both, however shallow the dip between them.
    t = np.arange(n) / fs
    return np.abs(np.sin(2 * np.pi * 0.7 * t)) + 0.15 * np.abs(np.sin(2 * np.pi * 3.3 * t + 0.3)) + 0.04 * np.abs(np.sin(2 * np.pi * 11.0 * t))


fs = 100.0
x = chirp_like(2000, fs)
f, p = signal.welch(x, fs, window="hann", nperseg=256, noverlap=128, detrend="constant", scaling="density")
v = speed(600, fs)
out = {
    "scipy": scipy.__version__,
    "numpy": np.__version__,
    "welch": {"n": 2000, "fs": fs, "segment": 256, "bins": [1, 8, 25, 26, 60, 128], "density": [float(p[i]) for i in (1, 8, 25, 26, 60, 128)],
              "band_8_12": float(np.sum(p[(f >= 8) & (f <= 12)]) * (f[1] - f[0])), "df": float(f[1] - f[0])},
    "peaks": {"n": 600, "fs": fs, "prominence": [0.02, 0.05, 0.1, 0.3],
              "count": [int(len(signal.find_peaks(v, prominence=s * v.max())[0])) for s in (0.02, 0.05, 0.1, 0.3)]},
}
print(json.dumps(out, indent=1))
