package frame_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/frame"
)

// What stands beside the title of a window that is read stands outside of the window.
func TestBesideTitle(t *testing.T) {
	for screen, want := range map[string]struct {
		title  string
		beside []string
	}{
		`
+- Maintenance: Connection Status Page 1 of 2 ---+
| a                                              |
+------------------------------------------------+`: {"Maintenance: Connection Status", []string{"Page 1 of 2"}},
		`
┌─ Maintenance: Error Log Report ───── 1 of 3 ─┐
│ a                                            │
└──────────────────────────────────────────────┘`: {"Maintenance: Error Log Report", []string{"1 of 3"}},
		`
+- (more) --- Maintenance: Archiving Status --- Failed -+
| a                                                     |
+-------------------------------------------------------+`: {"Maintenance: Archiving Status", []string{"(more)", "Failed"}},
		`
lq Maintenance: Backup Data qqqqq Page: 1/3 qk
x a                                          x
mqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj`: {"Maintenance: Backup Data", []string{"Page: 1/3"}},
		`
+----------------------------------------------+
| Maintenance: Backup Data           (ACD 1)   |
| a                                            |
+----------------------------------------------+`: {"Maintenance: Backup Data", []string{"(ACD 1)"}},
		`
Maintenance: Backup Data           (ACD 1)
a`: {"Maintenance: Backup Data", []string{"(ACD 1)"}},
		`
Maintenance: Connection Status is to be looked at
a`: {"Maintenance: Connection Status is to be looked at", nil},
		`
Maintenance: Connection Status    Failed
a`: {"Maintenance: Connection Status", []string{"Failed"}},
		`
+- Maintenance: Backup 1/3 --------------------+
| a                                            |
+----------------------------------------------+`: {"Maintenance: Backup", []string{"1/3"}},
		`
+- Maintenance: Backup Schedule ---------------+
| a                                            |
+----------------------------------------------+`: {"Maintenance: Backup Schedule", nil},
		`
+- Reports: Connections ----- Page 1 of 2 -----+
| a                                            |
+----------------------------------------------+`: {"Reports: Connections ----- Page 1 of 2", nil},
		// A box in the corner may say anything: the window is not passed over.
		`
+- Maintenance: Backup Data ---+---------------+
| a                            | L 2 down      |
| b                            +---------------+
| c                                            |
+----------------------------------------------+`: {"Maintenance: Backup Data", nil},
	} {
		rows := grid(screen)
		windows, outside := frame.Windows(rows, frame.Titles{})
		if !assert.NotEmpty(t, windows, screen) {
			continue
		}
		var beside []string
		for _, s := range outside {
			beside = append(beside, frame.Trim(rows[s.Row].Slice(s.From, s.To).Text()))
		}
		assert.Equal(t, want.title, windows[0].Title, screen)
		assert.Equal(t, want.beside, beside, screen)
	}
}
