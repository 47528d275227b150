export const en = {
  title: 'Prospective migrants',
  about: 'People who have registered for work abroad or for the orientation before it: one row for each registration.',
  legalBasis: 'Agreement of the working group on the exchange of data; the law is to be named by the agency.',
  fields: {
    personalNumber: { label: 'Personal number', headings: ['Personal number', 'ID number', 'INN', 'PIN'] },
    passport: { label: 'Passport number', headings: ['Passport', 'Passport no', 'Document'] },
    month: {
      label: 'Month of registration',
      inTables: 'Month',
      headings: ['Month', 'Date', 'Registration date', 'Registered'],
    },
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
    district: {
      label: 'District of residence',
      inTables: 'Place',
      headings: ['District', 'Residence', 'City/District'],
    },
    education: {
      label: 'Highest education finished',
      inTables: 'Education',
      headings: ['Education', 'Level of education'],
    },
    destination: { label: 'Intended destination', inTables: 'Destination', headings: ['Destination', 'Country'] },
    occupation: { label: 'Intended occupation', inTables: 'Occupation', headings: ['Occupation', 'Job', 'ISCO'] },
    way: {
      label: 'Who arranged the work',
      headings: ['Arranged by', 'Recruitment', 'Way'],
      codes: {
        agency: 'A licensed agency',
        employer: 'The employer',
        relatives: 'Relatives or friends',
        alone: 'Nobody',
      },
    },
    oriented: {
      label: 'Was at pre-departure orientation',
      inTables: 'Orientation',
      headings: ['Orientation', 'Trained'],
      codes: { yes: 'Yes', no: 'No' },
    },
    contract: {
      label: 'Has a written contract',
      inTables: 'Written contract',
      headings: ['Contract'],
      codes: { yes: 'Yes', no: 'No' },
    },
    cost: {
      label: 'Cost of getting the work, US dollars',
      inTables: 'Recruitment cost, US dollars',
      headings: ['Cost', 'Recruitment cost'],
    },
  },
  levels: {},
  tables: {
    homes: {
      title: 'Prospective migrants by sex, age and district',
      about: 'Registrations for work abroad by the district where people live.',
      figures: { people: 'People' },
    },
    corridors: {
      title: 'Prospective migrants by sex, destination and month',
      about: 'Registrations for work abroad by the country that people intend to go to.',
      figures: { people: 'People' },
    },
    occupations: {
      title: 'Prospective migrants by sex and occupation',
      about: 'Registrations for work abroad by the intended occupation.',
      figures: { people: 'People' },
    },
    schooling: {
      title: 'Prospective migrants by sex, education, region and group of destinations',
      about: 'Registrations for work abroad by the highest education finished.',
      figures: { people: 'People' },
    },
    orientation: {
      title: 'Share of prospective migrants who were at pre-departure orientation',
      about: 'Registrations for work abroad, and how many of each hundred were at an orientation.',
      figures: { people: 'People', oriented: 'At orientation, per 100' },
    },
    contracts: {
      title: 'Share of prospective migrants with a written contract',
      about: 'Registrations for work abroad, and how many of each hundred hold a written contract.',
      figures: { people: 'People', written: 'With a written contract, per 100' },
    },
    costs: {
      title: 'Cost of recruitment by destination and sex',
      about:
        'What people who answered paid to get the work, in US dollars (SDG indicator 10.7.1 compares it with their earnings).',
      figures: { mean: 'Mean, US dollars', median: 'Median, US dollars' },
    },
  },
}
