package capture

import "bytes"

// magics are the first bytes of files that people hand over by mistake.
var magics = []struct{ prefix, what string }{
	{"\x7fELF", "an ELF program"},
	{"MZ\x90\x00", "a Windows program"},
	{"\x89PNG\r\n", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF87a", "a GIF image"},
	{"GIF89a", "a GIF image"},
	{"II*\x00", "a TIFF image"},
	{"MM\x00*", "a TIFF image"},
	{"%PDF-", "a PDF document"},
	{"PK\x03\x04", "a zip archive or an Office document"},
	{"PK\x05\x06", "a zip archive"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document"},
	{"\x1f\x8b\x08", "compressed with gzip a second time"},
	{"\x1f\x9d", "compressed with compress"},
	{"BZh", "compressed with bzip2"},
	{"\xfd7zXZ\x00", "compressed with xz"},
	{"\x28\xb5\x2f\xfd", "compressed with zstd"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
	{"Rar!\x1a\x07", "a RAR archive"},
	{"!<arch>\n", "an ar archive"},
	{"070701", "a cpio archive"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"\xca\xfe\xba\xbe", "a Java class"},
}

// magic says what a file is that begins like no text, "" if it does not.
func magic(b []byte) string {
	for _, m := range magics {
		if !bytes.HasPrefix(b, []byte(m.prefix)) {
			continue
		}
		// The prefixes in ASCII might begin a text.
		if (m.prefix == "BZh" || m.prefix == "070701") && !bytes.ContainsFunc(b, isOdd) {
			continue
		}
		return m.what
	}
	if len(b) > 262 && string(b[257:262]) == "ustar" {
		return "a tar archive"
	}
	return ""
}

// isOdd reports a control that neither text nor a terminal has any use for.
func isOdd(r rune) bool {
	switch r {
	case 0, 5, 0x11, 0x13, 0x18, 0x1a: // padding, ENQ, XON, XOFF, CAN, SUB
		return false
	}
	return r < 0x20 && (r < '\a' || r > si) && r != esc
}

// junk says why the bytes are neither text nor terminal output, "" if they
// may be.
func junk(b []byte, controls bool) string {
	odd, nul, high, evenNul, pairs := 0, 0, 0, 0, 0
	for i, c := range b {
		switch {
		case c == 0:
			nul++
			if i%2 == 0 {
				evenNul++
			}
			if i > 0 && b[i-1] == 0 {
				pairs++
			}
		case c >= 0x80:
			high++
		case isOdd(rune(c)):
			odd++
		}
	}
	switch {
	case len(b) == 0:
		return ""
	case nul == len(b):
		return "binary data, most of it zero"
	case pairs == 0 && nul*5 > len(b)*2 && (evenNul == 0 || evenNul == nul) && odd == 0:
		return "UTF-16 without a byte order mark"
	case controls && odd > 3 && odd*50 > len(b)-nul:
		return "binary data"
	case !controls && odd*20 > len(b)-nul || odd > 0 && nul*20 > len(b):
		return "binary data" // terminals are padded with NULs, and so are their logs
	case high*20 > len(b) && odd > 3 && odd*100 > len(b):
		return "binary data"
	}
	return ""
}
