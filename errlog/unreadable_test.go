package errlog_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

func utf16LE(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

// What makes no text is no text of the entry above (synthetic).
func TestUnreadable(t *testing.T) {
	const lost = "05/02/00 06:12 AM 9 2 CRITICAL\r\nData collection will remain down\r\n"
	for name, log := range map[string]string{
		"UTF-16 behind 8 bits":     wrappedRecord + utf16LE(lost),
		"with its mark":            wrappedRecord + "\xff\xfe" + utf16LE(lost),
		"big-endian":               wrappedRecord + "\x00" + utf16LE(lost),
		"8 bits behind UTF-16":     "\xff\xfe" + utf16LE(wrappedRecord) + lost,
		"a byte more":              "\xff\xfe" + utf16LE(wrappedRecord) + "\x00" + utf16LE(lost),
		"a byte less":              "\xff\xfe" + utf16LE(wrappedRecord+"0") + utf16LE(lost)[1:],
		"line noise":               wrappedRecord + strings.Repeat("\xff\xfe\xfd\xfa{{~r\x7fx{~r~~}#@%&!~r{{x~\x7f~r\xff\xff\xff\xee\n", 4),
		"noise in ASCII":           wrappedRecord + "{{~r^x{~r~~}#@%&!~r{{x~ ~r{]]\n",
		"signs that were not read": wrappedRecord + strings.Repeat("\ufffd", 40) + "\n",
		"question marks":           wrappedRecord + "?????????? ??? ????\n",
		"letters beyond ASCII":     wrappedRecord + "\xe5\xe4\xf6\xfc\xdf\xe9\xe8\xea\xeb\xef\n",
		"a hole":                   wrappedRecord + strings.Repeat("\x00", 512) + "\n" + strings.ReplaceAll(wrappedRecord, " 3 1 ", " 4 1 "),
		"a hole in a text":         strings.Replace(wrappedRecord, "than 24", "than"+strings.Repeat("\x00", 64)+"24", 1),
		"uuencode":                 wrappedRecord + "begin 644 errors.log\nM,#4O,#(O,#`@,#8Z,3(@04T@.2`R($-2251)0T%,\"D1A=&$@8V]L;&5C=&EO;B!W:6QL(')E;6%I\n",
		"as the first line":        "04/27/00 03:12 PM 4 1 INFO\n??????????????\n",
		"a row of the table":       wrappedRecord + "2|1|05/02/2000|archive failed|9|22320|CRITICAL|\n",
		"in CSV":                   wrappedRecord + "2,1,\"05/02/2000\",\"archive failed\",9,22320,CRITICAL\n",
		"in HTML":                  wrappedRecord + "<tr><td>2</td><td>05/02/2000</td><td>archive failed</td></tr>\n",
		"a value of it":            wrappedRecord + "date_occurred  05/02/2000\ndescription    archive failed\n",
		"cut in a header":          wrappedRecord + "05/02/00 06",
		"cut behind its date":      wrappedRecord + "05/02/00",
		"masked":                   wrappedRecord + "05/02/00 06:1***********ITICAL\nData collection will remain down, archive failed\n",
		"a piece lost":             wrappedRecord + "05/02/00 06CRITICAL\nData collection will remain down, archive failed\n",
		"most of it lost":          wrappedRecord + "05/02/00 RITICAL\nData collection will remain down, archive failed\n",
	} {
		n := 0
		for e, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
			if err != nil {
				n++
			} else {
				assert.NotContains(t, e.Text, "archive failed", name)
			}
		}
		assert.NotZero(t, n, name)
	}
	for _, log := range []string{
		wrappedRecord + "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00",
		strings.Replace(wrappedRecord, "than 24", "\xdcberl\xe4ufe: \xe9t\xe9 fran\xe7ais \xe0 c\xf4t\xe9", 1),
		strings.Replace(wrappedRecord, "than 24", "\xe3\x82\xa2\xe3\x83\xbc\xe3\x82\xab\xe3\x82\xa4\xe3\x83\x96\xe3\x81\xaf\xe5\xa4\xb1\xe6\x95\x97\xe3\x81\x97\xe3\x81\xbe\xe3\x81\x97\xe3\x81\x9f", 1),
		strings.Replace(wrappedRecord, "than 24", "than 05/02/00 or a,b,c,d,e of /cms/install/bin/compress_backup", 1),
		wrappedRecord + "05/02/00 07:12 PM 4 1 INFO\nData of\n05/01/00 was written\n",
	} {
		for _, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
			assert.NoError(t, err, "%q", log)
		}
	}
}
