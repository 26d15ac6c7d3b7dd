package check

import (
	"slices"
	"strconv"
	"strings"

	"coachctl/internal/diag"
	"coachctl/internal/document"
)

// publicMail are providers whose customers have nothing in common.
var publicMail = []string{
	"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "yahoo.co.uk", "icloud.com", "me.com",
	"proton.me", "protonmail.com", "web.de", "aol.com", "fastmail.com", "hey.com", "zoho.com",
}

func companyAddress(c *Case, r *Report) {
	d := c.inForce()
	if d == nil {
		return
	}
	const hint = "write a private address; if both of you want it so, say why under `reasons: {company-address: …}`"
	if at := sponsorAt(d, d.Contract.ClientEmail); at != nil {
		r.On(d.Path, []string{"client_email"}, "`client_email` is at the same domain as a sponsor", hint,
			diag.Note{Span: d.Span(at...), Message: "the sponsor's address"})
	}
	if at := sponsorAt(d, c.Engagement.Practice.Email); at != nil {
		r.On(d.Path, at, "this sponsor is at the same domain as the coach's `email` in coachctl.yaml", hint)
	}
}

// sponsorAt is the place of the first sponsor's address in the same house as another address; nil when there is none.
func sponsorAt(d *document.Document, address string) []string {
	domain := domainOf(address)
	if domain == "" {
		return nil
	}
	sponsors, _ := d.Front.Get("sponsors")
	for i, s := range sponsors.Items {
		other := domainOf(textOf(s, "email"))
		if other != "" && (strings.HasSuffix("."+domain, "."+other) || strings.HasSuffix("."+other, "."+domain)) {
			return []string{"sponsors", strconv.Itoa(i), "email"}
		}
	}
	return nil
}

// domainOf is the domain of an address in lower case, empty for that of a public provider.
func domainOf(address string) string {
	domain := strings.ToLower(strings.TrimSpace(address[strings.LastIndexByte(address, '@')+1:]))
	if !strings.Contains(address, "@") || slices.Contains(publicMail, domain) || strings.HasPrefix(domain, "gmx.") {
		return ""
	}
	return domain
}
