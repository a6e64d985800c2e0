package errlog

import "encoding/binary"

const (
	ones  = 0x01_01_01_01_01_01_01_01
	highs = 0x80 * ones
)

// odd has a high bit set in some byte if one of the eight bytes is no printing
// character of ASCII: below the blank, DEL, or beyond.
func odd(eight uint64) uint64 { return (eight - ' '*ones) | (eight + ones) | eight }

// printing reports whether all bytes are printing ASCII, the same in every
// character set of the servers and one cell each. It looks at eight at once.
func printing(s []byte) bool {
	if len(s) < 8 {
		for _, c := range s {
			if c < ' ' || c > '~' {
				return false
			}
		}
		return true
	}
	bad := odd(binary.LittleEndian.Uint64(s[len(s)-8:]))
	for ; len(s) >= 32; s = s[32:] {
		bad |= odd(binary.LittleEndian.Uint64(s)) | odd(binary.LittleEndian.Uint64(s[8:])) |
			odd(binary.LittleEndian.Uint64(s[16:])) | odd(binary.LittleEndian.Uint64(s[24:]))
	}
	for ; len(s) >= 8; s = s[8:] {
		bad |= odd(binary.LittleEndian.Uint64(s))
	}
	return bad&highs == 0
}
