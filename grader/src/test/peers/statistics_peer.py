#!/usr/bin/env python3
"""What scipy says of the functions of org.robograde.grader.statistics, as JSON: [{"f": name, "args": [...], "value": x}, ...].

    python3 statistics_peer.py SEED > vectors.json

The seed chooses the points. Seed 1 gives src/test/resources/org/robograde/grader/statistics/vectors.json.
"""
import json
import math
import sys

import numpy as np
from scipy import stats

SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 1
RNG = np.random.default_rng(SEED)
OUT = []
MASK = (1 << 64) - 1


def put(f, args, value):
    OUT.append({"f": f, "args": [a if isinstance(a, (int, list)) else float(a) for a in args], "value": float(value)})


def probability():
    # Both tails as well as the middle.
    kind = RNG.integers(3)
    p = RNG.uniform(0.01, 0.99) if kind == 0 else 10 ** RNG.uniform(-8, -2)
    return float(1 - p) if kind == 2 else float(p)


def student_t(p, nu):
    # stats.t.ppf of scipy 1.10 stops at eight digits; its distribution function does not, so Newton takes it from there.
    tail = min(p, 1 - p)
    t = -stats.t.ppf(tail, nu)
    for _ in range(4):
        t += (stats.t.sf(t, nu) - tail) / stats.t.pdf(t, nu)
    return math.copysign(t, p - 0.5)


def quantiles_and_probabilities():
    for _ in range(25):
        p = probability()
        put("normalQuantile", [p], stats.norm.ppf(p))
        z = RNG.normal() * 3
        put("normal", [z], stats.norm.cdf(z))
        nu = float(10 ** RNG.uniform(-0.3, 4)) if RNG.integers(2) else float(RNG.integers(1, 60))
        put("studentTQuantile", [p, nu], student_t(p, nu))
        put("studentT", [z, nu], stats.t.cdf(z, nu))
        put("chiSquaredQuantile", [p, nu], stats.chi2.ppf(p, nu))
        x = nu * float(10 ** RNG.uniform(-1, 0.5))
        put("chiSquared", [x, nu], stats.chi2.cdf(x, nu))
        put("chiSquaredAbove", [x, nu], stats.chi2.sf(x, nu))
        a, b = (float(10 ** v) for v in RNG.uniform(-0.3, 3, 2))
        put("betaQuantile", [p, a, b], stats.beta.ppf(p, a, b))
        at = float(np.clip(stats.beta.mean(a, b) * RNG.uniform(0.5, 1.5), 1e-9, 1 - 1e-9))
        put("beta", [at, a, b], stats.beta.cdf(at, a, b))


def counts():
    n = int(RNG.choice([1, 2, 3, 5, 10, 20, 40, 80, 120, 500, 5000]))
    p = float(RNG.uniform(0.01, 0.99))
    return n, int(RNG.binomial(n, p)), p


def proportions():
    fixed = [(74, 80), (91, 120), (29, 40), (0, 10), (10, 10), (0, 1), (1, 1), (480, 500)]
    for i in range(40):
        n, k, p = counts()
        if i < len(fixed):
            k, n = fixed[i]
        confidence = float(RNG.choice([0.8, 0.9, 0.95, 0.99]))
        put("binomialExactly", [k, n, p], stats.binom.pmf(k, n, p))
        put("binomialAtLeast", [k, n, p], stats.binom.sf(k - 1, n, p))
        put("binomialAtMost", [k, n, p], stats.binom.cdf(k, n, p))
        seen = stats.binomtest(k, n, p)
        exact = seen.proportion_ci(confidence, "exact")
        wilson = seen.proportion_ci(confidence, "wilson")
        put("exactLow", [k, n, confidence], exact.low)
        put("exactHigh", [k, n, confidence], exact.high)
        put("wilsonLow", [k, n, confidence], wilson.low)
        put("wilsonHigh", [k, n, confidence], wilson.high)
        put("testTwoSided", [k, n, p], seen.pvalue)
        put("testLess", [k, n, p], stats.binomtest(k, n, p, "less").pvalue)
        put("testGreater", [k, n, p], stats.binomtest(k, n, p, "greater").pvalue)
        m, j, _ = counts()
        other = stats.binomtest(j, m).proportion_ci(confidence, "wilson")
        d = k / n - j / m
        put("newcombeLow", [k, n, j, m, confidence], d - math.hypot(k / n - wilson.low, other.high - j / m))
        put("newcombeHigh", [k, n, j, m, confidence], d + math.hypot(wilson.high - k / n, j / m - other.low))


def rates_and_samples():
    for _ in range(15):
        events = int(RNG.integers(0, 40))
        exposure = float(10 ** RNG.uniform(-1, 5))
        c = float(RNG.choice([0.8, 0.9, 0.95]))
        # The Poisson probabilities themselves, and not the chi-square that Garwood writes them with.
        if events > 0:
            put("rateLow", [events, exposure, c], stats.gamma.ppf((1 - c) / 2, events) / exposure)
        put("rateHigh", [events, exposure, c], stats.gamma.ppf(1 - (1 - c) / 2, events + 1) / exposure)
        put("meanTimeLow", [events, exposure, c], exposure / stats.gamma.ppf(c, events + 1))
        values = RNG.normal(RNG.uniform(-5, 5), 10 ** RNG.uniform(-3, 1), int(RNG.integers(2, 30))).tolist()
        half = student_t(1 - (1 - c) / 2, len(values) - 1) * stats.sem(values)
        put("meanLow", [values, c], np.mean(values) - half)
        put("meanHigh", [values, c], np.mean(values) + half)
        q = float(RNG.uniform(0, 1))
        put("quantile", [values, q], np.quantile(values, q))


def plans():
    for _ in range(12):
        r = float(RNG.choice([0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999]))
        c = float(RNG.choice([0.6, 0.8, 0.9, 0.95]))
        f = int(RNG.integers(0, 6))
        n = f + 1
        while stats.binom.cdf(f, n, 1 - r) > (1 - c) * (1 + 1e-12):
            n += 1
        put("repetitions", [r, c, f], n)


def sequential():
    for _ in range(8):
        p0 = float(RNG.uniform(0.01, 0.15))
        p1 = float(p0 + RNG.uniform(0.08, 0.3))
        alpha, beta = (float(v) for v in RNG.uniform(0.02, 0.2, 2))
        most = int(RNG.integers(20, 150))
        p = float(RNG.uniform(0.01, 0.5))
        # The likelihood ratio itself, in place of lines; every course counted by its number of failures.
        fail, pass_ = math.log(p1 / p0), math.log((1 - p1) / (1 - p0))
        accept, reject = math.log(beta / (1 - alpha)), math.log((1 - beta) / alpha)
        open_, accepted, asn = {0: 1.0}, 0.0, 0.0
        for n in range(1, most + 1):
            asn += math.fsum(open_.values())
            following = {}
            for k, w in open_.items():
                following[k] = following.get(k, 0.0) + w * (1 - p)
                following[k + 1] = following.get(k + 1, 0.0) + w * p
            open_ = {}
            for k, w in following.items():
                ratio = k * fail + (n - k) * pass_
                if ratio <= accept or (n == most and ratio <= 0):
                    accepted += w
                elif ratio < reject and n < most:
                    open_[k] = w
        put("sequentialAcceptance", [p0, p1, alpha, beta, most, p], accepted)
        put("sequentialAverage", [p0, p1, alpha, beta, most, p], asn)


class Xoshiro:
    """xoshiro256++ seeded by SplitMix64, written from the authors' description."""

    def __init__(self, seed):
        self.s = []
        for _ in range(4):
            seed = (seed + 0x9E3779B97F4A7C15) & MASK
            z = seed
            z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
            self.s.append(z ^ (z >> 31))

    def next(self):
        s = self.s
        rot = lambda x, k: ((x << k) | (x >> (64 - k))) & MASK
        out = (rot((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rot(s[3], 45)
        return out

    def below(self, bound):
        return ((self.next() >> 1) * bound) >> 63


def bootstraps():
    for seed in (7, 2026):
        values = RNG.exponential(2.0, 12)
        generator = Xoshiro(seed)
        drawn = [[values[generator.below(12)] for _ in range(12)] for _ in range(2000)]
        own = np.mean(drawn, axis=1)
        given = type("Given", (), {"bootstrap_distribution": own})()
        for name in ("percentile", "BCa"):
            ci = stats.bootstrap(
                (values,), np.mean, n_resamples=0, bootstrap_result=given, confidence_level=0.9, method=name
            ).confidence_interval
            put("bootstrap" + name + "Low", [values.tolist(), seed, 0.9], ci.low)
            put("bootstrap" + name + "High", [values.tolist(), seed, 0.9], ci.high)


quantiles_and_probabilities()
proportions()
rates_and_samples()
plans()
sequential()
bootstraps()
print("[")
print(",\n".join(json.dumps(o) for o in OUT))
print("]")
