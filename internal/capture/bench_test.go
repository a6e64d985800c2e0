package capture

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func BenchmarkNext(b *testing.B) {
	head := fixture(b, "att615-head.typescript")
	end := bytes.IndexByte(head, '\n') + 1
	screens := bytes.Repeat(head[end:], 2000)
	var cast strings.Builder
	cast.WriteString(`{"version": 2, "width": 80, "height": 24}` + "\n")
	event := strings.NewReplacer("\x1b", `\u001b`, "\r", `\r`, "\n", `\n`, "\x0e", `\u000e`, "\x0f", `\u000f`, "\b", `\b`).Replace(string(head[end:]))
	for range 2000 {
		cast.WriteString(`[1.5, "o", "` + event + "\"]\n")
	}
	hostile := strings.Repeat("\nScript done on Script started on 1 [COMMAND=\"", 50_000)
	for _, bb := range []struct {
		name string
		in   []byte
	}{
		{"raw", screens},
		{"typescript", append(bytes.Clone(head[:end]), screens...)},
		{"asciicast", []byte(cast.String())},
		{"gzip", zip(b, screens)},
		{"hostile", append(bytes.Clone(head[:end]), hostile...)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.in)))
			b.ReportAllocs()
			for b.Loop() {
				rd, err := Open(bytes.NewReader(bb.in), Options{})
				require.NoError(b, err)
				for err == nil {
					_, err = rd.Next()
				}
				require.Equal(b, io.EOF, err)
			}
		})
	}
}
