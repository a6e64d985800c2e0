package main

import (
	"encoding/json"
	"fmt"
	"io"
	"time"
	"unicode/utf8"
)

// cast writes an asciicast of version 2: what the program showed and when, and
// nothing of what was typed.
type cast struct {
	w     io.Writer
	begun time.Time
	part  []byte // of a character
	err   error
}

func newCast(w io.Writer, rows, columns int, term string, now time.Time) *cast {
	c := &cast{w: w, begun: now}
	c.line(map[string]any{"version": 2, "width": columns, "height": rows, "timestamp": now.Unix(), "env": map[string]string{"TERM": term}})
	return c
}

func (c *cast) line(v any) {
	b, err := json.Marshal(v)
	if err == nil && c.err == nil {
		_, err = c.w.Write(append(b, '\n'))
	}
	if c.err == nil {
		c.err = err
	}
}

// show adds output. An asciicast holds characters and no bytes: one that comes
// in two pieces is written whole, and a byte that is none of UTF-8 as the
// ISO 8859-1 character that it is on old terminals.
func (c *cast) show(p []byte, now time.Time) {
	p = append(c.part, p...)
	c.part = nil
	var text []rune
	for len(p) > 0 {
		if !utf8.FullRune(p) {
			c.part = append([]byte(nil), p...)
			break
		}
		r, n := utf8.DecodeRune(p)
		if r == utf8.RuneError && n == 1 {
			r = rune(p[0])
		}
		text = append(text, r)
		p = p[n:]
	}
	if len(text) > 0 {
		c.event(string(text), now)
	}
}

func (c *cast) event(text string, now time.Time) {
	c.line([]any{json.Number(fmt.Sprintf("%.6f", max(0, now.Sub(c.begun).Seconds()))), "o", text})
}

// end writes what is left of a character.
func (c *cast) end(now time.Time) error {
	if len(c.part) > 0 {
		var text []rune
		for _, b := range c.part {
			text = append(text, rune(b))
		}
		c.event(string(text), now)
	}
	return c.err
}
