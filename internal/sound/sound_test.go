package sound_test

import (
	"errors"
	"fmt"
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

// An end is io.EOF, and nothing else is.
func TestBrokenOff(t *testing.T) {
	lost := fmt.Errorf("the connection is lost: %w", io.EOF)
	for _, broken := range []error{io.ErrUnexpectedEOF, lost, errors.Join(fs.ErrClosed, io.EOF), &fs.PathError{Op: "read", Err: io.EOF}} {
		r := sound.Reader(io.MultiReader(strings.NewReader("text"), iotest.ErrReader(broken)))
		p := make([]byte, 8)
		n, err := sound.Fill(r, p)
		assert.Equal(t, 4, n)
		require.NotErrorIs(t, err, io.EOF)
		require.EqualError(t, err, broken.Error())
		assert.Equal(t, errors.Is(broken, io.ErrUnexpectedEOF), errors.Is(err, io.ErrUnexpectedEOF))
		assert.Equal(t, errors.Is(broken, fs.ErrClosed), errors.Is(err, fs.ErrClosed))
		var path *fs.PathError
		assert.Equal(t, errors.As(broken, &path), errors.As(err, &path))
	}
	n, err := sound.Fill(strings.NewReader("text"), make([]byte, 8))
	assert.Equal(t, 4, n)
	assert.Equal(t, io.EOF, err)
	n, err = sound.Fill(iotest.DataErrReader(strings.NewReader("text")), make([]byte, 4))
	assert.Equal(t, 4, n)
	require.NoError(t, err)
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
