package errlogsim

import (
	"math"
	"math/rand/v2"
)

// poisson draws a Poisson count. Above 500 it is rounded from a normal, which
// is the same for the purpose.
func poisson(r *rand.Rand, mean float64) int {
	if mean > 500 {
		return max(0, int(math.Round(mean+math.Sqrt(mean)*r.NormFloat64())))
	}
	n, p, end := 0, r.Float64(), math.Exp(-mean)
	for p > end {
		n++
		p *= r.Float64()
	}
	return n
}

// gamma draws from a gamma distribution with mean 1 (Marsaglia and Tsang).
func gamma(r *rand.Rand, shape float64) float64 {
	a, boost := shape, 1.0
	if a < 1 {
		boost = math.Pow(1-r.Float64(), 1/a)
		a++
	}
	d := a - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := r.NormFloat64()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v = v * v * v
		if math.Log(1-r.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v * boost / shape
		}
	}
}

// lognormal draws from a lognormal distribution with mean 1 and the relative
// standard deviation given.
func lognormal(r *rand.Rand, spread float64) float64 {
	v := math.Log1p(spread * spread)
	return math.Exp(math.Sqrt(v)*r.NormFloat64() - v/2)
}

// geometric draws a count of at least one with a mean.
func geometric(r *rand.Rand, mean float64) int {
	n := 1
	for r.Float64() > 1/mean {
		n++
	}
	return n
}

// between draws evenly on a logarithmic scale.
func between(r *rand.Rand, low, high float64) float64 {
	return low * math.Pow(high/low, r.Float64())
}
