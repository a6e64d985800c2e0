package rarity

import "math"

// tailNB returns the probability that a negative binomial count with the size
// (one over the squared spread) and mean given is x or more.
func tailNB(x, size, mean float64) float64 {
	switch {
	case x <= 0:
		return 1
	case mean <= 0:
		return 0
	}
	return betaRatio(x, size, mean/(mean+size), size/(mean+size))
}

// betaRatio returns the regularized incomplete beta function I_p(a, b), with
// q = 1-p given to keep its digits. It sums Lentz's continued fraction, whose
// terms needed grow as the square root of a and b.
func betaRatio(a, b, p, q float64) float64 {
	lga, _ := math.Lgamma(a)
	lgb, _ := math.Lgamma(b)
	lgab, _ := math.Lgamma(a + b)
	front := math.Exp(lgab - lga - lgb + a*math.Log(p) + b*math.Log(q))
	if p < (a+1)/(a+b+2) {
		return min(1, front*betaFraction(a, b, p)/a)
	}
	return max(0, 1-front*betaFraction(b, a, q)/b)
}

func betaFraction(a, b, x float64) float64 {
	const tiny = 1e-300
	nonzero := func(v float64) float64 {
		if math.Abs(v) < tiny {
			return tiny
		}
		return v
	}
	c := 1.0
	d := 1 / nonzero(1-(a+b)*x/(a+1))
	sum := d
	for m := 1.0; m < 2000; m++ {
		n := m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m))
		d = 1 / nonzero(1+n*d)
		c = nonzero(1 + n/c)
		sum *= d * c
		n = -(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1))
		d = 1 / nonzero(1+n*d)
		c = nonzero(1 + n/c)
		step := d * c
		sum *= step
		if math.Abs(step-1) < 1e-13 {
			break
		}
	}
	return sum
}
