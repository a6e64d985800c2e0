package capture

import (
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestKind(t *testing.T) {
	utf16 := func(s string) string {
		b := []byte{0xff, 0xfe}
		for _, r := range s {
			b = append(b, byte(r), byte(r>>8))
		}
		return string(b)
	}
	random := make([]byte, 100_000)
	rng := rand.NewChaCha8([32]byte{1})
	rng.Read(random)
	tests := []struct {
		name, in string
		want     Kind
	}{
		{"empty", "", Text},
		{"text", "Maintenance: Backup Data\n\nBackups completed today: 1\n", Text},
		{"latin1", "Sauvegardes termin\xe9es: \x9b1\xbb \x9bok\x9b\n", Text},
		{"utf-8", "┌─ Maintenance ─┐ ›12H‹\n", Text},
		{"utf-8 with a mark", "\uFEFFtext\r\n", Text},
		{"utf-16", utf16("Maintenance Л: Ы\n"), Text},
		{"shift_jis", "\x83o\x83b\x83N\x83A\x83b\x83v \x9b\x40\x9bH\n", Text},
		{"form feed and overstrike", "a\fb\bb\tc\v\a\n", Text},
		{"script in prose", "Script started on the day the servers came\n", Text},
		{"json", "{\"version\": 2}\n", Text},
		{"json, other", "{\"width\": 1, \"height\": 2}\n", Text},
		{"bzip2 in words", "BZh is how such a file begins\n", Text},
		{"no line end", strings.Repeat("x", 200_000), Text},
		{"esc", "one\x1b[2Jtwo", Raw},
		{"esc with a mark", "\uFEFFone\x1b[2Jtwo", Raw},
		{"so", "\x0elqqk\x0f", Raw},
		{"csi", "one\x9b2;3Htwo", Raw},
		{"padded", "\x1b[2J" + strings.Repeat("line\r\n\x00\x00", 20), Raw},
		{"putty, printable", string(fixture(t, "putty-printable.log")), Text},
		{"putty, all", string(fixture(t, "putty.log")), PuTTY},
		{"typescript with a mark", "\uFEFF" + string(fixture(t, "old.typescript")), Typescript},
		{"typescript, converted", strings.ReplaceAll(string(fixture(t, "solaris.typescript")), "\n", "\r\n"), Typescript},
		{"typescript, copied", "Script started, file is typescript\n$ ls\n", Typescript},
		{"typescript, header only", "Script started on Tue May  2 08:00:01 2000", Typescript},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rd, err := Open(strings.NewReader(tt.in), Options{})
			require.NoError(t, err)
			assert.Equal(t, tt.want, rd.Header().Kind)
			if tt.want != Text {
				assert.Nil(t, rd.Text())
				return
			}
			b, err := io.ReadAll(rd.Text())
			require.NoError(t, err)
			assert.Equal(t, tt.in, string(b))
			_, err = rd.Next()
			assert.Equal(t, io.EOF, err)
		})
	}

	refused := []struct {
		name, in string
		want     error
		says     string
	}{
		{"elf", "\x7fELF\x02\x01\x01" + strings.Repeat("\x00", 100), ErrNotText, "not text: an ELF program"},
		{"png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ErrNotText, "not text: a PNG image"},
		{"zip", "PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00!\x00xxxx", ErrNotText, "not text: a zip archive or an Office document"},
		{"bzip2", "BZh91AY&SY\x01\x02\x03", ErrNotText, "not text: compressed with bzip2"},
		{"gzip twice", string(zip(t, zip(t, []byte("x")))), ErrNotText, "not text: compressed with gzip a second time"},
		{"random", string(random), ErrNotText, "not text: binary data"},
		{"zeros", strings.Repeat("\x00", 1000), ErrNotText, "not text: binary data, most of it zero"},
		{"utf-16 without a mark", utf16("Maintenance\n")[2:], ErrNotText, "not text: UTF-16 without a byte order mark"},
		{"utf-16 output", utf16("a\x1b[H"), ErrUnsupported, "unsupported format: terminal output saved as UTF-16"},
		{"packets", string(fixture(t, "putty-packets.log")), ErrUnsupported, "unsupported format: a PuTTY log of SSH packets; the log of all session output can be read"},
		{"v1", string(fixture(t, "v1.cast")), ErrUnsupported, "unsupported format: an asciicast of a version other than 2 and 3"},
		{"v1, many lines", "{\n \"version\": 1,\n \"width\": 80,\n \"stdout\": [\n", ErrUnsupported, "unsupported format: an asciicast of a version other than 2 and 3"},
		{"v4", "{\"version\": 4, \"width\": 80, \"height\": 24}\n", ErrUnsupported, "unsupported format: an asciicast of a version other than 2 and 3"},
		{"gzip, cut", "\x1f\x8b\x08\x00", io.ErrUnexpectedEOF, "gzip: unexpected EOF"},
	}
	for _, tt := range refused {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Open(strings.NewReader(tt.in), Options{})
			require.ErrorIs(t, err, tt.want)
			assert.EqualError(t, err, tt.says)
			var e *Error
			require.ErrorAs(t, err, &e)
			assert.True(t, e.Fatal)
		})
	}
}

func TestNewlines(t *testing.T) {
	for in, want := range map[string]bool{
		"\x1b[1ma\x1b[0m\nb\n":                                  true,
		"\x1b[01;31m\x1b[Kgrep\x1b[m\x1b[K\n":                   true,
		"\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\\n\x0eq\x0f\n": true,
		"\x1b(0q\x1b(B\n":                                       true,
		"\x1b[1ma\x1b[0m\r\nb\r\n":                              false,
		"\x1b[1ma\x1b[0m":                                       false,
		"\x1b[H\x1b[1ma\n":                                      false,
		"\x1b[1ma\x1b7\n":                                       false,
		"\x9b1mtext\n":                                          true,
		"\x9b1;1Htext\n":                                        false,
		"\x1b[1mtext\n\x1b[":                                    true,
		"\x1b[1mtext\n\x1b":                                     true,
	} {
		rd, err := Open(strings.NewReader(in), Options{})
		require.NoError(t, err)
		require.Equal(t, Raw, rd.Header().Kind, "%q", in)
		assert.Equal(t, want, rd.Header().NewlineIsCRLF, "%q", in)
	}
}
