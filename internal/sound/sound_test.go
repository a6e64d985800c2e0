package sound_test

import (
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/sound"
)

// reads is a reader that is one function.
type reads func(p []byte) (int, error)

func (r reads) Read(p []byte) (int, error) { return r(p) }

func TestReader(t *testing.T) {
	require.NoError(t, iotest.TestReader(sound.Reader(strings.NewReader("text")), []byte("text")))
	b, err := io.ReadAll(sound.Reader(iotest.DataErrReader(strings.NewReader("text"))))
	require.NoError(t, err)
	assert.Equal(t, "text", string(b))

	_, err = io.ReadAll(sound.Reader(reads(func([]byte) (int, error) { return 0, nil })))
	require.ErrorIs(t, err, io.ErrNoProgress)
	for _, n := range []int{-1, 1 << 30} {
		_, err = io.ReadAll(sound.Reader(reads(func([]byte) (int, error) { return n, nil })))
		require.Error(t, err)
	}
}

type broken struct {
	fs.FS
	file fs.File
	read bool // its folders have an entry that is none
}

func (b broken) Open(string) (fs.File, error)     { return b.file, nil }
func (b broken) Stat(string) (fs.FileInfo, error) { return nil, nil }
func (b broken) ReadDir(string) ([]fs.DirEntry, error) {
	if !b.read {
		panic("a bug")
	}
	return []fs.DirEntry{nil}, nil
}

type panics struct{ fs.File }

func (panics) Read([]byte) (int, error) { panic("a bug") }

func TestFS(t *testing.T) {
	require.NoError(t, fstest.TestFS(sound.FS(fstest.MapFS{"a/b.txt": {Data: []byte("text")}, "c": {}}), "a/b.txt", "c"))

	for _, fsys := range []fs.FS{nil, broken{}} {
		f := sound.FS(fsys)
		_, err := f.Open("a")
		require.Error(t, err)
		_, err = fs.Stat(f, "a")
		require.Error(t, err)
		_, err = fs.ReadDir(f, "a")
		require.Error(t, err)
	}
	list, err := fs.ReadDir(sound.FS(broken{read: true}), ".")
	require.Error(t, err)
	assert.Empty(t, list)
	opened, err := sound.FS(broken{file: panics{}}).Open("a")
	require.NoError(t, err)
	_, err = opened.Read(make([]byte, 1))
	require.EqualError(t, err, "panic: a bug")
}
