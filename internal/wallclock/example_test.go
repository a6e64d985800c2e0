package wallclock_test

import (
	"errors"
	"fmt"
	"time"

	"example.com/centrevu/internal/wallclock"
)

func ExampleReader_Prefix() {
	r := wallclock.Reader{Near: time.Date(2015, 10, 20, 0, 0, 0, 0, time.UTC)}
	line := "10/19/15 12:29 PM 3 4 INFO"
	t, n, err := r.Prefix(line)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(t.Time)
	fmt.Println(t.Shape)
	fmt.Printf("%q\n", line[n:])
	// Output:
	// 2015-10-19 12:29:00 +0000 UTC
	// minutes AM/PM
	// " 3 4 INFO"
}

func ExampleReader_Parse() {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		fmt.Println(err)
		return
	}
	r := wallclock.Reader{Location: newYork}
	for _, s := range []string{"05/02/00 00:23:41", "11/02/2025 1:30 AM", "03/09/2025 02:30", "Tue May  2 00:23:41 2000"} {
		t, err := r.Parse(s)
		fmt.Println(t.Time, t.Clock, err)
	}
	// Output:
	// 2000-05-02 00:23:41 -0400 EDT unique <nil>
	// 2025-11-02 01:30:00 -0400 EDT repeated <nil>
	// 2025-03-09 01:30:00 -0500 EST skipped <nil>
	// 2000-05-02 00:23:41 -0400 EDT unique <nil>
}

func ExampleError() {
	s := "05/32/00 00:23:41"
	_, err := wallclock.Reader{}.Parse(s)
	var e *wallclock.Error
	if errors.As(err, &e) {
		fmt.Printf("column %d: %v\n", e.Offset+1, e)
	}
	fmt.Println(errors.Is(err, wallclock.ErrDay))
	// Output:
	// column 4: day 32
	// true
}
