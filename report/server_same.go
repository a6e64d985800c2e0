package report

import (
	"slices"

	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
)

// Same reports whether both servers were seen to show the same values of f,
// wherever these stand in their captures.
func (s *Server) Same(t *Server, f Fact) bool {
	if !s.Has(f) || !t.Has(f) {
		return false
	}
	switch f {
	case FactBackup:
		return sameBackup(s.Backup, t.Backup)
	case FactArchive:
		return sameList(s.Archive.Runs, t.Archive.Runs, sameRun)
	case FactLinks:
		return sameList(s.Links.Links, t.Links.Links, sameLink)
	case FactErrors:
		return sameList(s.Errors.Entries, t.Errors.Entries, sameEntry)
	case FactLogins:
		return sameList(s.Logins.Users, t.Logins.Users, sameLogin)
	case FactLinkHistory:
		return sameList(s.LinkHistory.Outages, t.LinkHistory.Outages, sameOutage)
	case FactSwitch:
		return sameList(s.Switch.Links, t.Switch.Links, sameSwitchLink) && sameList(s.Switch.Channels, t.Switch.Channels, sameChannel)
	case FactBackupLog:
		return sameBackup(s.BackupLog, t.BackupLog)
	}
	return false
}

func sameBackup(a, b *backup.Status) bool {
	if (a.CompletedToday == nil) != (b.CompletedToday == nil) {
		return false
	}
	if a.CompletedToday != nil && *a.CompletedToday != *b.CompletedToday {
		return false
	}
	return a.State == b.State && a.Text == b.Text && a.Errors == b.Errors && a.FinishedAt.Equal(b.FinishedAt)
}

func sameRun(a, b archive.Run) bool {
	return a.ACD == b.ACD && a.Kind == b.Kind && a.State == b.State && a.Text == b.Text &&
		a.Last.Equal(b.Last) && a.Next.Equal(b.Next)
}

func sameLink(a, b links.Link) bool {
	return a.ACD == b.ACD && a.Application == b.Application && a.Session == b.Session && a.Connection == b.Connection && a.Peer == b.Peer
}

func sameEntry(a, b errlog.Entry) bool {
	return a.Time.Equal(b.Time) && a.DateOnly == b.DateOnly && a.Odd == b.Odd && a.Code == b.Code && a.ACD == b.ACD && a.Count == b.Count &&
		a.Severity == b.Severity && a.Text == b.Text
}

func sameLogin(a, b Login) bool {
	return a.User == b.User && a.Line == b.Line && a.From == b.From && a.Since.Equal(b.Since)
}

func sameOutage(a, b links.Outage) bool {
	return a.ACD == b.ACD && a.Reason == b.Reason && a.Time.Equal(b.Time) && sameInt(a.Duration, b.Duration) &&
		sameInt(a.Sequence, b.Sequence) && sameInt(a.Threshold, b.Threshold)
}

func sameSwitchLink(a, b links.SwitchLink) bool {
	return a.Number == b.Number && a.Name == b.Name && a.Node == b.Node && a.Type == b.Type && a.Status == b.Status &&
		a.Service == b.Service && a.Enabled == b.Enabled && a.MaintenanceBusy == b.MaintenanceBusy && a.DestStatus == b.DestStatus &&
		sameInt(a.ActiveChannels, b.ActiveChannels) && slices.Equal(a.Up, b.Up) && slices.Equal(a.Down, b.Down) &&
		slices.Equal(a.Pending, b.Pending)
}

func sameChannel(a, b links.Channel) bool {
	return a.Number == b.Number && a.Session == b.Session && a.Socket == b.Socket && sameInt(a.Link, b.Link) &&
		a.LinkType == b.LinkType && sameInt(a.MessageBuffer, b.MessageBuffer) && a.LastFailure == b.LastFailure
}

func sameInt(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

func sameList[T any](a, b []T, same func(a, b T) bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !same(a[i], b[i]) {
			return false
		}
	}
	return true
}
