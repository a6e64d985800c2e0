package vt

import "slices"

// Ignored is a control that would have changed what stands on the screen, or
// the size of it, and was not acted on: from there on the screens may not be
// what people saw.
type Ignored struct {
	Off  int64 // of the ESC, where it came first
	What string
}

// Ignored tells what was not acted on so far, each kind of control once.
func (t *Terminal) Ignored() []Ignored { return t.ignored }

func (t *Terminal) ignore(what string) {
	if !slices.ContainsFunc(t.ignored, func(i Ignored) bool { return i.What == what }) {
		t.ignored = append(t.ignored, Ignored{Off: t.seqOff, What: what})
	}
}
