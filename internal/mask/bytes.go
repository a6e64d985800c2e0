package mask

// What can stand around a word without being part of it.
const (
	leading  = `([{<,;"'`
	trailing = `)]}>,;:.!?"'`
)

const (
	alpha  = 1 << iota // letters of ASCII, and all beyond it
	number             // 0 to 9
	hex                // hexadecimal digits
	before             // leading
	behind             // trailing
	quote              // what opens a string in quotes
	strong             // what parts a word into pieces wherever it stands
	weak               // what parts pieces that are nothing as a whole
	list               // what stands between the numbers of a list
)

// class tells what a byte can be.
var class = func() (table [256]uint16) {
	set := func(bytes string, bit uint16) {
		for _, c := range []byte(bytes) {
			table[c] |= bit
		}
	}
	for c := range 26 {
		table['a'+c] |= alpha
		table['A'+c] |= alpha
	}
	for c := 0x80; c < 0x100; c++ {
		table[c] |= alpha
	}
	set("0123456789", number|hex)
	set("abcdefABCDEF", hex)
	set(leading, before)
	set(trailing, behind)
	set("\"'`", quote)
	set("=,;()[]{}<>|\"'`", strong)
	set(":#@&!?*$^", weak)
	set(" ,;:-_./#|&+xX", list)
	return table
}()

func blank(c byte) bool    { return c <= ' ' || c == 0x7f }
func digit(c byte) bool    { return class[c]&number != 0 }
func letter(c byte) bool   { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func hexDigit(c byte) bool { return class[c]&hex != 0 }

// count returns how many bytes of s can be one of bits.
func count(s string, bits uint16) (n int) {
	for i := range len(s) {
		if class[s[i]]&bits != 0 {
			n++
		}
	}
	return n
}

// digitsAt returns how many digits s has at i.
func digitsAt(s string, i int) int {
	n := 0
	for i+n < len(s) && digit(s[i+n]) {
		n++
	}
	return n
}
