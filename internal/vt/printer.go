package vt

// Printer controller mode, CSI 5 i: everything goes to the printer, until
// CSI 4 i. Nothing of it reaches the screen, and no other sequence counts.

// printerByte takes a byte for the printer. strLen is how much of the sequence
// that ends it has been seen.
func (t *Terminal) printerByte(b byte) {
	const end = "\x1b[4i"
	switch {
	case b == 0 || b == 0x11 || b == 0x13: // padding and flow control
	case b == end[t.strLen]:
		if t.strLen++; t.strLen == len(end) {
			t.state = ground
		}
	case b == 0x9b:
		t.strLen = 2
	case b == end[0]:
		t.strLen = 1
	default:
		t.strLen = 0
	}
}
