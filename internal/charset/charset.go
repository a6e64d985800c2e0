// Package charset takes lines of text apart into characters, each with the
// bytes that it came from.
//
// # Input
//
// A line in a character set with an IANA name for which golang.org/x/text has a
// decoder (HP-Roman8 is one without), UTF-16 if it has its byte order mark. Without a name, and with that of
// UTF-8, a line is UTF-8 if it is valid UTF-8, else ISO 8859-1: CMS servers of
// seven languages write ISO Latin, and a capture may have been converted since.
//
// # Quirks
//
// In multi-byte character sets the second byte of a character can be a
// backslash or a "|", which then means neither, so that lines must be taken
// apart before anything is looked for in them. Control characters mean the same
// in all. What is no character is U+FFFD, a byte each.
package charset

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Set is a character set. It is for one reading: it must not be used at the
// same time by several.
type Set struct {
	enc    encoding.Encoding // nil: UTF-8 if valid, else ISO 8859-1
	single *charmap.Charmap  // enc, if its characters are one byte each
	dec    *encoding.Decoder
	unread bool // it should have been FromUTF16, and was not recognised
}

// Find returns the character set of that name. Sets with shifts between the
// meanings of bytes (ISO-2022-JP, HZ-GB-2312) are refused. A text of that of
// UTF-16 is told by its content and comes FromUTF16; in a line of one that was
// not told, no character can be read.
func Find(name string) (*Set, error) {
	if name == "" {
		return Of(nil), nil
	}
	if len(name) >= 6 && strings.EqualFold(name[:6], "utf-16") {
		return &Set{unread: true}, nil
	}
	enc, err := ianaindex.IANA.Encoding(name)
	if other, _ := htmlindex.Get(name); enc == nil && other != nil && other != encoding.Replacement {
		// It has a name of the Web's, such as Windows-31J.
		if canonical, _ := htmlindex.Name(other); !strings.HasPrefix(canonical, "utf-16") {
			enc, err = other, nil
		}
	}
	switch {
	case err != nil:
	case enc == nil:
		err = errors.New("no decoder for it")
	case enc == japanese.ISO2022JP, enc == simplifiedchinese.HZGB2312:
		err = errors.New("what a byte of it means depends on those before, so that it is to be converted to UTF-8 first")
	}
	if err != nil {
		return nil, fmt.Errorf("character set %q: %w", name, err)
	}
	return Of(enc), nil
}

// Of returns the character set of an encoding; nil is that without a name.
func Of(enc encoding.Encoding) *Set {
	if enc == nil || enc == unicode.UTF8 {
		return &Set{}
	}
	s := &Set{enc: enc, dec: enc.NewDecoder()}
	s.single, _ = enc.(*charmap.Charmap)
	return s
}

// Encoding returns the encoding, nil if UTF-8 and ISO 8859-1 are to be told
// apart line by line.
func (s *Set) Encoding() encoding.Encoding { return s.enc }

// Chars yields the characters of a line and how many bytes each takes.
func (s *Set) Chars(line []byte) iter.Seq2[rune, int] {
	return func(yield func(rune, int) bool) {
		latin := s.enc == nil && !utf8.Valid(line)
		for len(line) > 0 {
			c, n := rune(line[0]), 1
			switch {
			case s.unread:
				c = utf8.RuneError
			case !latin:
				c, n = s.next(line)
			}
			if !yield(c, n) {
				return
			}
			line = line[n:]
		}
	}
}

// next returns the first character of b and how many bytes it takes.
func (s *Set) next(b []byte) (rune, int) {
	switch {
	case b[0] < 0x20 || b[0] < utf8.RuneSelf && s.enc == nil:
		return rune(b[0]), 1
	case s.enc == nil:
		return utf8.DecodeRune(b)
	case s.single != nil:
		return s.single.DecodeByte(b[0]), 1
	}
	// The shortest run of bytes that is a character is one: the multi-byte
	// character sets of terminals have no character that starts another.
	var out [8]byte
	for n := 1; n <= 4 && n <= len(b); n++ {
		s.dec.Reset()
		size, _, err := s.dec.Transform(out[:], b[:n], true)
		if c, one := utf8.DecodeRune(out[:size]); err == nil && one == size && c != utf8.RuneError {
			return c, n
		}
	}
	return utf8.RuneError, 1
}

// Table returns what each byte stands for, where each is a character of its own
// and the bytes of ASCII are ASCII, else nil. That of the set without a name is
// ISO 8859-1, for lines that are no UTF-8.
func (s *Set) Table() *[256]rune {
	var t [256]rune
	for b := range t {
		switch {
		case s.unread:
			return nil
		case s.enc == nil:
			t[b] = rune(b)
		case s.single != nil:
			t[b], _ = s.next([]byte{byte(b)})
		default:
			return nil
		}
		if b < utf8.RuneSelf && t[b] != rune(b) {
			return nil
		}
	}
	return &t
}
