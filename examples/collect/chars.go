package main

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"example.com/centrevu/internal/charset"
)

// terminalChars returns the character set of a host, any that captures are read
// in but UTF-16, which no terminal speaks.
func terminalChars(name string) (*charset.Set, error) {
	if strings.HasPrefix(strings.ToLower(name), "utf-16") {
		return nil, fmt.Errorf("character set %q: no host sends it to a terminal", name)
	}
	return charset.Find(name)
}

// encode returns text as the host takes it.
func encode(chars *charset.Set, text string) (string, error) {
	if chars.Encoding() == nil {
		return text, nil
	}
	keys, err := chars.Encoding().NewEncoder().String(text)
	if err != nil {
		return "", errors.New("the host's character set does not have what is to be sent")
	}
	return keys, nil
}

func encoded(chars *charset.Set, secrets map[int]string) (map[int]string, error) {
	all := make(map[int]string, len(secrets))
	for i, s := range secrets {
		var err error
		if all[i], err = encode(chars, s); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// decode returns the characters of what a host sends, and the bytes behind them
// that may be the beginning of one more. Without the name of a set, a byte that
// is none of UTF-8 is the ISO 8859-1 character that it is on old terminals.
func decode(chars *charset.Set, p []byte) (text []rune, rest []byte) {
	if chars.Encoding() == nil {
		for len(p) > 0 && utf8.FullRune(p) {
			r, n := utf8.DecodeRune(p)
			if r == utf8.RuneError && n == 1 {
				r = rune(p[0])
			}
			text, p = append(text, r), p[n:]
		}
		return text, p
	}
	const longest = 4 // bytes of a character
	for r, n := range chars.Chars(p) {
		if r == utf8.RuneError && len(p) < longest {
			return text, p
		}
		text, p = append(text, r), p[n:]
	}
	return text, nil
}
