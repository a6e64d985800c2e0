package links_test

import (
	"fmt"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

func ExampleParse() {
	screen := `Maintenance: Connection Status

ACD              Application          Session             Connection
1 Claims, West   data transfer        data transfer       operational
2 Denver         translation pumpup   waiting acceptance  operational
3                data transfer        data transfer       wait CONN
`
	st, err := links.Parse(strings.NewReader(screen), centrevu.Source{})
	if err != nil {
		fmt.Println(err)
	}
	for _, l := range st.Links {
		fmt.Printf("%v: %v\n", l.ACD, l.State())
	}
	// Output:
	// ACD 1 (Claims, West): up
	// ACD 2 (Denver): transient
	// ACD 3: unknown
}

// A server whose screens are in another language is read by its words.
func ExampleParse_words() {
	screen := `Entretien: Etat des connexions

ACD   Application             Session                Connexion
1     transfert de donnees    transfert de donnees   operationnelle
`
	src := centrevu.Source{Words: map[string]string{
		"Entretien: Etat des connexions": "Maintenance: Connection Status",
		"Connexion":                      "Connection",
		"transfert de donnees":           "data transfer",
		"operationnelle":                 "operational",
	}}
	st, err := links.Parse(strings.NewReader(screen), src)
	if err != nil {
		fmt.Println(err)
	}
	for _, l := range st.Links {
		fmt.Printf("%v: %v\n", l.ACD, l.State())
	}
	// Output:
	// ACD 1: up
}
