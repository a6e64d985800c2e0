package main

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// mask takes secrets out of what a program writes, in whatever pieces it comes:
// a host may echo what was typed. What may be the beginning of a secret is held
// back until it is known.
type mask struct {
	secrets [][]byte // the longest first
	held    []byte
}

func newMask(secrets map[int]string) *mask {
	m := &mask{}
	for _, s := range secrets {
		m.secrets = append(m.secrets, []byte(s))
	}
	slices.SortFunc(m.secrets, func(a, b []byte) int { return len(b) - len(a) })
	return m
}

// next returns what of the text, and of what was held back, can be shown.
func (m *mask) next(p []byte) []byte {
	m.held = append(m.held, p...)
	var out []byte
	for len(m.held) > 0 {
		if s := m.whole(); s != nil {
			out = append(out, stars(s)...)
			m.held = m.held[len(s):]
			continue
		}
		if m.begun() {
			break
		}
		out = append(out, m.held[0])
		m.held = m.held[1:]
	}
	return out
}

// rest returns what was held back to the end: it may be most of a secret.
func (m *mask) rest() []byte {
	out := stars(m.held)
	m.held = nil
	return out
}

// whole returns the secret that begins what is held.
func (m *mask) whole() []byte {
	for _, s := range m.secrets {
		if bytes.HasPrefix(m.held, s) {
			return s
		}
	}
	return nil
}

// begun reports whether what is held can still become a secret.
func (m *mask) begun() bool {
	return slices.ContainsFunc(m.secrets, func(s []byte) bool { return bytes.HasPrefix(s, m.held) })
}

func stars(p []byte) []byte { return bytes.Repeat([]byte("*"), utf8.RuneCount(p)) }
