package report

import "example.com/centrevu"

// earliest returns the Seen with the earliest time: each says that a thing was
// shown then, or that it was shown no later. A copied file is not new by that.
func earliest(all ...centrevu.Seen) centrevu.Seen {
	var first centrevu.Seen
	for _, s := range all {
		if !s.At.IsZero() && (first.At.IsZero() || s.At.Before(first.At)) {
			first = s
		}
	}
	return first
}

// exact reports whether a thing was shown at that time, and not perhaps before
// it.
func exact(s centrevu.Seen) bool {
	return !s.At.IsZero() && s.By != centrevu.SeenFile && s.By != centrevu.SeenUnknown
}

// before reports whether a is known to have been shown before b.
func before(a, b *sighting) bool { return !a.to.IsZero() && !b.from.IsZero() && a.to.Before(b.from) }
