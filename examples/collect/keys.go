package main

import (
	"fmt"
	"slices"
	"strings"
)

// keyNames are the keys that a script names in angle brackets, with what an
// xterm sends for them. On other terminals write what the key sends: \e[M and so on,
// in double quotes.
var keyNames = map[string]string{
	"enter": "\r", "tab": "\t", "esc": "\x1b", "space": " ", "backspace": "\x7f", "lt": "<",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"home": "\x1b[H", "end": "\x1b[F", "insert": "\x1b[2~", "delete": "\x1b[3~", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
	"f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f11": "\x1b[23~", "f12": "\x1b[24~",
}

// keysOf returns the bytes of keys: text, and names of keys as <enter>, <f8> or
// <ctrl-d>.
func keysOf(text string) (string, error) {
	var b strings.Builder
	for text != "" {
		before, rest, found := strings.Cut(text, "<")
		b.WriteString(before)
		if !found {
			break
		}
		name, behind, closed := strings.Cut(rest, ">")
		letter, ctrl := strings.CutPrefix(name, "ctrl-")
		switch sends, ok := keyNames[name]; {
		case !closed:
			return "", fmt.Errorf("send: %q begins the name of a key; for the sign itself write <lt>", "<")
		case ok:
			b.WriteString(sends)
		case ctrl && len(letter) == 1 && letter >= "a" && letter <= "z":
			b.WriteByte(letter[0] - 'a' + 1)
		default:
			return "", fmt.Errorf("send: there is no key <%s>", name)
		}
		text = behind
	}
	return b.String(), nil
}

// keysFor writes bytes so that keysOf reads them again.
func keysFor(sent string) string {
	names := make([]string, 0, len(keyNames))
	for name := range keyNames {
		if name != "space" {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return len(keyNames[b]) - len(keyNames[a]) }) // <esc> last
	var b strings.Builder
next:
	for sent != "" {
		for _, name := range names {
			if rest, ok := strings.CutPrefix(sent, keyNames[name]); ok {
				b.WriteString("<" + name + ">")
				sent = rest
				continue next
			}
		}
		if c := sent[0]; c >= 1 && c <= 26 {
			b.WriteString("<ctrl-" + string(rune('a'+c-1)) + ">")
		} else {
			b.WriteByte(c)
		}
		sent = sent[1:]
	}
	return b.String()
}
