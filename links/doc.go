// Package links reads what is known of the links between switch and CMS: the
// Connection Status window (Parse, FromScreens, FromGathering), the table linkex
// of when data collection was off (ReadTable), and what the switch itself says
// with "status link" and "status processor-channels" (ParseStatusLink,
// ParseProcessorChannels, SwitchFromScreens).
//
// # The window
//
// It shows four fields for each ACD (HA guide and R21, DOC), in a table or a form
// whose layout is not known:
//
//	ACD  Application         Session            Connection
//	1    data transfer       data transfer      operational
//	2    waiting session     quiescent          out of order
//
//	ACD: 3 Claims, West   Application: data transfer
//	   Session: data transfer        Connection: operational (primary)
//
// Each becomes a Link with the three words as shown; Link.State judges them. A
// link is up if all three are the healthy ones (INF), and a word that no document
// names makes it Unknown: the document's list of connection words is cut off. R21
// shows primary or secondary next to the connection: that is the Peer.
//
// # Quirks
//
// Words are compared in any letter case and with any blanks, in the documented
// wording (Source.Words). A word of which a border, a popup or the end of the
// capture hides a part keeps an ellipsis and is no documented word. A list that
// says that it goes on, and whose other pages were not shown, is an error. If the
// window is shown again and cannot be read, the links that only the earlier
// showing has are Outdated. A form that lacks one of the three words, a row
// without an ACD, and an ACD that stands twice with different words are errors.
//
// # Unknown
//
// The words of a processor channel that works, the unit of linkex.DURATION, and
// the layout of every screen but page 3 of "status link".
package links
