package backup

import "example.com/centrevu/internal/closed"

// Kind is the kind of a backup. Its text form is the word in lower case.
type Kind int

const (
	UnknownKind Kind = iota
	Full             // F: everything
	Incremental      // I: what changed since the last full one
	FileSystem       // of the server's file systems, by CMSADM
)

var kinds = closed.New[Kind]("kind of backup", "unknown", "full", "incremental", "file system")

func (k Kind) String() string { return kinds.Word(k) }

// MarshalText returns the word.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Text(k) }

// UnmarshalText reads the word in any letter case. Any other is UnknownKind.
func (k *Kind) UnmarshalText(b []byte) error { return kinds.Read(k, b) }
