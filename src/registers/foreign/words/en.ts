export const en = {
  title: 'Foreign migrants',
  about: 'Work permits and residence permits that foreigners were given: one row for each permit.',
  legalBasis: 'Agreement of the working group on the exchange of data; the law is to be named by the service.',
  fields: {
    permitNumber: { label: 'Permit number', headings: ['Permit number', 'Permit no'] },
    passport: { label: 'Passport number', headings: ['Passport', 'Passport no', 'Document'] },
    employer: { label: 'Employer', headings: ['Employer', 'Firm', 'Company'] },
    month: { label: 'Month of issue', inTables: 'Month', headings: ['Month', 'Date', 'Issued', 'Date of issue'] },
    permit: {
      label: 'Kind of permit',
      headings: ['Permit', 'Permit kind', 'Type of permit'],
      codes: {
        work: 'Work permit',
        'temporary-residence': 'Temporary residence',
        'permanent-residence': 'Permanent residence',
      },
    },
    citizenship: { label: 'Citizenship', headings: ['Citizenship', 'Nationality', 'Country'] },
    sex: {
      label: 'Sex',
      headings: ['Sex', 'Gender'],
      codes: { F: 'Women', M: 'Men' },
      also: { F: ['Female', 'Woman', 'Girl'], M: ['Male', 'Man', 'Boy'] },
    },
    age: {
      label: 'Date of birth or age',
      inTables: 'Age',
      headings: ['Age', 'Age group', 'Date of birth', 'Born', 'Birth date', 'DOB'],
    },
    occupation: { label: 'Occupation', headings: ['Occupation', 'Job', 'ISCO'] },
    sector: { label: 'Sector of the employer', inTables: 'Sector', headings: ['Sector', 'Branch', 'ISIC'] },
    district: {
      label: 'District of work or residence',
      inTables: 'Place',
      headings: ['District', 'Residence', 'City/District'],
    },
    wage: {
      label: 'Monthly wage, somoni',
      headings: ['Wage', 'Salary', 'Monthly wage'],
    },
  },
  levels: {},
  tables: {
    citizenships: {
      title: 'Permits by kind, citizenship, sex and quarter',
      about: 'Permits given to foreigners by their citizenship.',
      figures: { permits: 'Permits' },
    },
    ages: {
      title: 'Permits by sex, age and group of citizenships',
      about: 'Permits given to foreigners by their age on issue.',
      figures: { permits: 'Permits' },
    },
    occupations: {
      title: 'Work permits by sex and occupation',
      about: 'Work permits given to foreigners by occupation.',
      figures: { permits: 'Permits' },
    },
    districts: {
      title: 'Permits by kind, sex and district',
      about: 'Permits given to foreigners by the district where they work or live.',
      figures: { permits: 'Permits' },
    },
    sectors: {
      title: 'Work permits by sector and region',
      about: 'Work permits given to foreigners by the sector of their employer.',
      figures: { permits: 'Permits' },
    },
    wages: {
      title: 'Wages of foreign workers by sector and region',
      about: 'Monthly wages stated in work permits, in somoni.',
      figures: { mean: 'Mean, somoni', median: 'Median, somoni' },
    },
  },
}
