export const en = {
  title: 'Remittances',
  about: 'Transfers of money from abroad to private persons: one row for each transfer.',
  legalBasis: 'Agreement of the working group on the exchange of data; the law is to be named by the bank.',
  fields: {
    reference: { label: 'Number of the transfer', headings: ['Reference', 'Transfer number', 'MTCN'] },
    operator: { label: 'Operator', headings: ['Operator', 'Bank', 'Transfer system'] },
    month: { label: 'Month of the transfer', inTables: 'Month', headings: ['Month', 'Date', 'Paid out'] },
    corridor: { label: 'Sending country', headings: ['Corridor', 'Sending country', 'Country', 'Sent from'] },
    channel: {
      label: 'Channel',
      headings: ['Channel', 'Way of sending'],
      codes: {
        bank: 'Bank account',
        'transfer-system': 'Transfer system, paid in cash',
        mobile: 'Mobile wallet',
        card: 'Card to card',
        post: 'Post',
        other: 'Another way',
      },
      also: { 'transfer-system': ['Cash', 'Money transfer'] },
    },
    currency: {
      label: 'Currency',
      headings: ['Currency'],
      codes: {
        TJS: 'Somoni',
        RUB: 'Russian rouble',
        USD: 'US dollar',
        EUR: 'Euro',
        KZT: 'Tenge',
        CNY: 'Yuan',
        OTH: 'Another currency',
      },
    },
    recipientSex: {
      label: 'Sex of the recipient',
      headings: ['Recipient sex', 'Sex'],
      codes: { F: 'Women', M: 'Men' },
      also: { F: ['Female', 'Woman'], M: ['Male', 'Man'] },
    },
    district: { label: 'District of payment', inTables: 'Place', headings: ['District', 'City/District', 'Branch'] },
    amount: {
      label: 'Amount, US dollars at the rate of the day',
      inTables: 'Amount, US dollars',
      headings: ['Amount', 'Sum', 'Amount USD'],
    },
  },
  levels: {},
  tables: {
    corridors: {
      title: 'Remittances by sending country and quarter',
      about: 'Money sent by private persons, in US dollars at the rate of the day.',
      figures: { amount: 'US dollars' },
    },
    channels: {
      title: 'Remittances by channel and group of sending countries',
      about: 'Money sent by private persons, by the way it was sent, in US dollars.',
      figures: { amount: 'US dollars' },
    },
    currencies: {
      title: 'Remittances by currency and quarter',
      about: 'Money sent by private persons, by the currency it was sent in, all in US dollars.',
      figures: { amount: 'US dollars' },
    },
    regions: {
      title: 'Remittances by region of payment and sex of the recipient',
      about: 'Money sent by private persons, by where it was paid out, in US dollars.',
      figures: { amount: 'US dollars' },
    },
    sizes: {
      title: 'Size of a transfer by sending country',
      about: 'Mean and median of one transfer, in US dollars.',
      figures: { mean: 'Mean, US dollars', median: 'Median, US dollars' },
    },
    transfers: {
      title: 'Number of transfers by sending country, channel and quarter',
      about: 'Transfers to private persons, counted.',
      figures: { transfers: 'Transfers' },
    },
  },
}
