package vt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Label is a soft label of an AT&T terminal, written CSI n;0;0;0 q and 16
// bytes of text.
type Label struct {
	Text string // without blanks around it
	Off  int64  // of the ESC, or -1 if the label was never set
}

const (
	maxLabels  = 16
	labelBytes = 16
)

type labelSet struct {
	set [maxLabels]Label
	n   int
}

func (s *labelSet) all() []Label { return s.set[:s.n] }

func (s *labelSet) empty() bool {
	return !slices.ContainsFunc(s.all(), func(l Label) bool { return l.Text != "" })
}

// swallow is what is taken of the bytes that follow a sequence as no part of
// the screen: the text of label number label, then rest more.
type swallow struct {
	label int
	text  [labelBytes]byte
	n     int
	rest  int
}

// startLabel is CSI n;...q. The short form has the length of a key string as
// its second parameter, written with two digits; that tells it from DECLL.
func (t *Terminal) startLabel() {
	n := t.params[0]
	rest := 0
	switch {
	case t.nparams == 4:
	case t.nparams == 2 && t.digits >= 2:
		rest = min(t.params[1], 255)
	default:
		return
	}
	t.swallow = swallow{label: n, rest: rest}
	t.state = inLabel
}

// swallowByte takes a byte after a label or key definition. A control ends it
// early.
func (t *Terminal) swallowByte(b byte, at int64) bool {
	s := &t.swallow
	if s.label != 0 && b < 0x20 {
		t.endLabel()
		t.state = ground
		return false
	}
	t.now = at + 1
	if s.label == 0 {
		if s.rest--; s.rest <= 0 {
			t.state = ground
		}
		return true
	}
	s.text[s.n] = b
	if s.n++; s.n == labelBytes {
		t.endLabel()
		if s.rest == 0 {
			t.state = ground
		}
	}
	return true
}

func (t *Terminal) endLabel() {
	s := &t.swallow
	n := s.label
	s.label = 0
	if n < 1 || n > maxLabels {
		return
	}
	text := t.labelText(s.text[:s.n])
	l := &t.labels.set[n-1]
	if n <= t.labels.n && l.Text == text {
		return
	}
	t.preparing()
	t.change()
	for ; t.labels.n < n; t.labels.n++ {
		t.labels.set[t.labels.n] = Label{Off: -1}
	}
	*l = Label{Text: text, Off: t.seqOff}
}

func (t *Terminal) labelText(p []byte) string {
	if t.dec != nil {
		if text, err := t.dec.Bytes(p); err == nil {
			p = text
		}
	} else if !t.utf8 || !utf8.Valid(p) {
		if text, err := charmap.ISO8859_1.NewDecoder().Bytes(p); err == nil {
			p = text
		}
	}
	return strings.TrimSpace(strings.ToValidUTF8(string(p), "\ufffd"))
}
