"""The countries that a policy may name, by their ISO 3166-1 codes.

Regions that have a code of their own but belong to a member state of the EU, where its law holds,
are not among them: they are stated as that state.
"""

from __future__ import annotations

_ROWS = """\
AF Afghanistan| AL Albania| DZ Algeria| AS American Samoa| AD Andorra| AO Angola| AI Anguilla|
AQ Antarctica| AG Antigua and Barbuda| AR Argentina| AM Armenia| AW Aruba| AU Australia|
AT Austria| AZ Azerbaijan| BS Bahamas| BH Bahrain| BD Bangladesh| BB Barbados| BY Belarus|
BE Belgium| BZ Belize| BJ Benin| BM Bermuda| BT Bhutan| BO Bolivia|
BQ Bonaire, Sint Eustatius and Saba| BA Bosnia and Herzegovina| BW Botswana| BR Brazil|
IO British Indian Ocean Territory| VG British Virgin Islands| BN Brunei| BG Bulgaria|
BF Burkina Faso| BI Burundi| CV Cabo Verde| KH Cambodia| CM Cameroon| CA Canada|
KY Cayman Islands| CF Central African Republic| TD Chad| CL Chile| CN China| CX Christmas Island|
CC Cocos (Keeling) Islands| CO Colombia| KM Comoros| CG Congo|
CD Congo, Democratic Republic of the| CK Cook Islands| CR Costa Rica| CI Côte d'Ivoire|
HR Croatia| CU Cuba| CW Curaçao| CY Cyprus| CZ Czechia| DK Denmark| DJ Djibouti| DM Dominica|
DO Dominican Republic| EC Ecuador| EG Egypt| SV El Salvador| GQ Equatorial Guinea| ER Eritrea|
EE Estonia| SZ Eswatini| ET Ethiopia| FK Falkland Islands| FO Faroe Islands| FJ Fiji|
FI Finland (with Åland)| FR France (with its departments overseas)| PF French Polynesia| GA Gabon|
GM Gambia| GE Georgia| DE Germany| GH Ghana| GI Gibraltar| GR Greece| GL Greenland| GD Grenada|
GU Guam| GT Guatemala| GG Guernsey| GN Guinea| GW Guinea-Bissau| GY Guyana| HT Haiti| VA Holy See|
HN Honduras| HK Hong Kong| HU Hungary| IS Iceland| IN India| ID Indonesia| IR Iran| IQ Iraq|
IE Ireland| IM Isle of Man| IL Israel| IT Italy| JM Jamaica| JP Japan| JE Jersey| JO Jordan|
KZ Kazakhstan| KE Kenya| KI Kiribati| KP Korea, North| KR Korea, South| KW Kuwait| KG Kyrgyzstan|
LA Laos| LV Latvia| LB Lebanon| LS Lesotho| LR Liberia| LY Libya| LI Liechtenstein| LT Lithuania|
LU Luxembourg| MO Macao| MG Madagascar| MW Malawi| MY Malaysia| MV Maldives| ML Mali| MT Malta|
MH Marshall Islands| MR Mauritania| MU Mauritius| MX Mexico| FM Micronesia| MD Moldova| MC Monaco|
MN Mongolia| ME Montenegro| MS Montserrat| MA Morocco| MZ Mozambique| MM Myanmar| NA Namibia|
NR Nauru| NP Nepal| NL Netherlands| NC New Caledonia| NZ New Zealand| NI Nicaragua| NE Niger|
NG Nigeria| NU Niue| NF Norfolk Island| MK North Macedonia| MP Northern Mariana Islands|
NO Norway| OM Oman| PK Pakistan| PW Palau| PS Palestine| PA Panama| PG Papua New Guinea|
PY Paraguay| PE Peru| PH Philippines| PN Pitcairn| PL Poland| PT Portugal| PR Puerto Rico|
QA Qatar| RO Romania| RU Russia| RW Rwanda| BL Saint Barthélemy| SH Saint Helena|
KN Saint Kitts and Nevis| LC Saint Lucia| PM Saint Pierre and Miquelon|
VC Saint Vincent and the Grenadines| WS Samoa| SM San Marino| ST Sao Tome and Principe|
SA Saudi Arabia| SN Senegal| RS Serbia| SC Seychelles| SL Sierra Leone| SG Singapore|
SX Sint Maarten| SK Slovakia| SI Slovenia| SB Solomon Islands| SO Somalia| ZA South Africa|
SS South Sudan| ES Spain| LK Sri Lanka| SD Sudan| SR Suriname| SJ Svalbard and Jan Mayen|
SE Sweden| CH Switzerland| SY Syria| TW Taiwan| TJ Tajikistan| TZ Tanzania| TH Thailand|
TL Timor-Leste| TG Togo| TK Tokelau| TO Tonga| TT Trinidad and Tobago| TN Tunisia| TR Türkiye|
TM Turkmenistan| TC Turks and Caicos Islands| TV Tuvalu| UG Uganda| UA Ukraine|
AE United Arab Emirates| GB United Kingdom| US United States| UY Uruguay|
VI United States Virgin Islands| UZ Uzbekistan| VU Vanuatu| VE Venezuela| VN Vietnam|
WF Wallis and Futuna| EH Western Sahara| YE Yemen| ZM Zambia| ZW Zimbabwe
"""

#: Names by code, in the order of the names.
COUNTRIES: dict[str, str] = {
    row[:2]: row[3:]
    for row in sorted(
        (entry.strip() for entry in _ROWS.replace("\n", " ").split("|")), key=lambda row: row[3:]
    )
}

#: What else people type for some of them.
ALSO: dict[str, tuple[str, ...]] = {
    "AE": ("UAE",),
    "CD": ("DRC",),
    "CI": ("Ivory Coast",),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "Great Britain"),
    "GR": ("Hellas",),
    "KP": ("North Korea",),
    "KR": ("South Korea",),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "NL": ("Holland",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey",),
    "US": ("USA",),
    "VA": ("Vatican",),
    "VN": ("Viet Nam",),
}
