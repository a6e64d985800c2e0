package backup

import "example.com/centrevu/internal/wording"

// Kind is the kind of a backup. Its text form is the word in lower case.
type Kind int

const (
	UnknownKind Kind = iota
	Full             // F: everything
	Incremental      // I: what changed since the last full one
	FileSystem       // of the server's file systems, by CMSADM
)

var kindWords = [...]string{"unknown", "full", "incremental", "file system"}

func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindWords) {
		return kindWords[UnknownKind]
	}
	return kindWords[k]
}

// MarshalText returns the word.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the word in any letter case. Any other is UnknownKind.
func (k *Kind) UnmarshalText(b []byte) error {
	*k = UnknownKind
	for i, w := range kindWords {
		if w == wording.Fold(string(b)) {
			*k = Kind(i)
		}
	}
	return nil
}
