package capture

import (
	"bytes"
	"fmt"
	"regexp"
	"unicode/utf8"
)

const (
	bel = 0x07
	so  = 0x0e
	si  = 0x0f
	esc = 0x1b
	csi = 0x9b // in its 8-bit form
)

// sniffedKind is what the head of a capture says.
type sniffedKind struct {
	header Header
	skip   int // bytes before the first record

	stamps   *regexp.Regexp // of the time before each line, nil if there is none
	hardcopy bool           // of screen(1)
	doubt    error          // what is to be said of it, though it can be read
}

// sniff tells what a capture is by its first bytes; whole says that there are
// no more.
func sniff(head []byte, opt Options, whole bool) (sniffedKind, error) {
	if isUTF16(head) {
		if escapes16(head) {
			return sniffedKind{}, unsupported("terminal output saved as UTF-16")
		}
		return sniffedKind{}, nil
	}
	bom := 0
	if bytes.HasPrefix(head, []byte("\uFEFF")) {
		bom = 3
	}
	b := head[bom:]
	found := sniffedKind{skip: bom}
	if h, n := typescriptHeader(b, opt.Location, whole); n > 0 {
		found.header = h
		found.skip += n
		if body, _, _ := bytes.Cut(b[n:], []byte("\nScript done")); inputOnly(body, whole) {
			return found, unsupported("a log of input only: nothing in it was shown")
		}
		return found, nil
	}
	if h, n := puttyHeader(b, opt.Location); n > 0 {
		if packets(b[n:]) {
			return found, unsupported("a PuTTY log of SSH packets; the log of all session output can be read")
		}
		found.header = h
		if !hasControls(b[n:]) {
			found.header.Kind, found.header.Printable = Text, true
			found.doubt = &Error{Err: fmt.Errorf("%w: PuTTY's log of printable output: its screens cannot be told apart; log all session output", ErrSyntax)}
			return found, nil
		}
		found.skip += n
		return found, nil
	}
	if h, ok, err := asciicastSniff(b); ok || err != nil {
		found.header = h
		return found, err // the first line is read again with the rest
	}
	if reason := magic(b); reason != "" {
		return found, notText(reason)
	}
	if h, ok := ttyrecHeader(b); ok {
		found.header = h
		return found, nil
	}
	if what := foreign(b); what != "" {
		return found, unsupported(what)
	}
	if hardcopyFrame.Match(b) {
		found.hardcopy = true
		return found, nil
	}
	found.stamps = stampShape(b, whole)
	controls := hasControls(b)
	if reason := junk(b, controls); reason != "" {
		return found, notText(reason)
	}
	if controls || opt.Timing != nil && len(b) > 0 {
		found.header.Kind = Raw
		found.header.NewlineIsCRLF = loneNewlines(b)
	} else if len(addresses.FindAll(b, lostEscapes)) == lostEscapes {
		found.doubt = &Error{Err: fmt.Errorf("%w: terminal output without its escape characters: its screens cannot be told apart", ErrSyntax)}
	}
	return found, nil
}

// addresses is what is left of a cursor address without the escape character, or
// with what cat -v shows for it. Text with several was terminal output.
var addresses = regexp.MustCompile(`\[\d{1,3};\d{1,3}[Hf]`)

const lostEscapes = 2

func notText(reason string) error {
	return &Error{Err: fmt.Errorf("%w: %s", ErrNotText, reason), Fatal: true}
}

func unsupported(what string) error {
	return &Error{Err: fmt.Errorf("%w: %s", ErrUnsupported, what), Fatal: true}
}

func isUTF16(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff})
}

// escapes16 reports an ESC in UTF-16.
func escapes16(b []byte) bool {
	low := 0
	if b[0] == 0xfe {
		low = 1
	}
	for i := 2; i+1 < len(b); i += 2 {
		if b[i+low] == esc && b[i+1-low] == 0 {
			return true
		}
	}
	return false
}

// hasControls reports controls that only terminal output has.
func hasControls(b []byte) bool {
	for _, c := range []byte{esc, so, si} {
		if bytes.IndexByte(b, c) >= 0 {
			return true
		}
	}
	return hasCSI(b)
}

// hasCSI reports an 8-bit control sequence with parameters. Without them it
// cannot be told from a character of some 8-bit or double-byte set.
func hasCSI(b []byte) bool {
	for i := 0; ; {
		n := bytes.IndexByte(b[i:], csi)
		if n < 0 {
			return false
		}
		i += n + 1
		rest := bytes.TrimLeft(b[i:], "0123456789;?>")
		if len(rest) < len(b)-i && len(rest) > 0 && 0x40 <= rest[0] && rest[0] <= 0x7e && !inRune(b, i-1) {
			return true
		}
	}
}

// inRune reports whether the byte belongs to a valid UTF-8 character that
// begins before it.
func inRune(b []byte, i int) bool {
	for at := i - 1; at >= 0 && at > i-utf8.UTFMax; at-- {
		if utf8.RuneStart(b[at]) {
			r, n := utf8.DecodeRune(b[at:])
			return r != utf8.RuneError && at+n > i
		}
	}
	return false
}

// loneNewlines reports lines that end in a line feed alone, from a program that
// wrote colours but did not address the screen.
func loneNewlines(b []byte) bool {
	lines := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\n':
			if i > 0 && b[i-1] == '\r' {
				return false
			}
			lines++
		case esc, csi:
			if b[i] == csi && inRune(b, i) {
				continue
			}
			n, moves := sequence(b[i:])
			if moves {
				return false
			}
			i += n - 1
		}
	}
	return lines > 0
}

// sequence returns how long the sequence at b[0] is and whether it does
// anything but choose how text looks.
func sequence(b []byte) (n int, moves bool) {
	kind, at := byte('['), 1
	if b[0] == esc {
		if len(b) == 1 {
			return 1, false
		}
		kind, at = b[1], 2
	}
	switch kind {
	case '[':
		for at < len(b) && (b[at] < 0x40 || b[at] > 0x7e) {
			if b[at] < 0x20 || b[at] > 0x7e {
				return at, true // broken off
			}
			at++
		}
		if at == len(b) {
			return at, false
		}
		return at + 1, b[at] != 'm' && b[at] != 'K'
	case ']':
		// OSC 8 is a link, and OSC 0 to 2 are titles.
		for ; at < len(b); at++ {
			if b[at] == bel {
				return at + 1, false
			}
			if b[at] == esc {
				return at, false // ESC \ comes next
			}
		}
		return at, false
	case '(', ')', '*', '+':
		return min(3, len(b)), false
	case '\\':
		return 2, false
	}
	return 2, true
}
