package capture

import "bytes"

// inputOnly reports the log of what was typed and of nothing that was shown,
// as script -I writes it: lines end in a carriage return, as the key sends it,
// and no sequence does anything that a terminal could show. b is the output
// without the lines that script(1) writes.
func inputOnly(b []byte, whole bool) bool {
	if !whole || !bytes.ContainsRune(b, '\r') || bytes.ContainsRune(b, '\n') {
		return false
	}
	for i := 0; i < len(b); i++ {
		if b[i] != esc {
			continue
		}
		n, _ := sequence(b[i:])
		if n < 3 || b[i+1] != '[' && b[i+1] != 'O' {
			if i+1 < len(b) && b[i+1] >= 0x20 && b[i+1] < 0x7f && b[i+1] != '(' && b[i+1] != ')' {
				continue // a key with Alt
			}
			return false
		}
		// Cursor and function keys.
		switch b[i+n-1] {
		case 'A', 'B', 'C', 'D', 'F', 'H', 'P', 'Q', 'R', 'S', 'Z', '~', 'u', 'M', 'm':
			if bytes.ContainsAny(b[i:i+n], ";") && b[i+n-1] == 'H' {
				return false
			}
		default:
			return false
		}
	}
	return true
}
