// Every number of the economy. Each line says where it comes from, or that it is assumed; a test holds
// it to that. Money is in fen, shares are fractions, rates are a year unless the name says otherwise.
// Nothing here may be moved until a wished-for result comes out: see README.md.

/** From (included) to (not included), uniform. */
export type Range = readonly [low: number, high: number];
/** Log-normal around a median, cut off at both ends. */
export interface Spread {
  readonly median: number;
  readonly sigma: number;
  readonly min: number;
  readonly max: number;
}

export const parameters = {
  /** What differs between an online seller and a shop. */
  segments: {
    onlineSeller: {
      customersADay: { median: 9, sigma: 0.6, min: 2, max: 40 }, // assumed
      price: { median: 9_500, sigma: 0.5, min: 1_500, max: 60_000 }, // assumed: average of the catalogue
      catalogue: [6, 16] as Range, // assumed: things on sale
      goodsShare: [0.45, 0.65] as Range, // assumed: cost of goods in the price
      adsShare: [0.03, 0.1] as Range, // assumed: of turnover
      feeShare: [0.006, 0.006] as Range, // assumed: the platform's software fee on finished trades
      parcelFee: [350, 600] as Range, // assumed: fen a parcel
      alipayShare: [1, 1] as Range, // Taobao settles into Alipay; source: reference of the partner's API
      repeatShare: [0.1, 0.4] as Range, // assumed: orders by buyers who bought before
      refundShare: { median: 0.06, sigma: 0.5, min: 0.01, max: 0.35 }, // assumed: of paid orders
      unpaidShare: [0.03, 0.09] as Range, // assumed: orders placed and never paid
      rent: [0.03, 0.15] as Range, // assumed: of the contribution margin
      wages: [0, 0.35] as Range, // assumed: of the contribution margin
      living: [0.25, 0.6] as Range, // assumed: the owner's household, of the contribution margin
      bufferDays: { median: 27, sigma: 1.0, min: 3, max: 180 }, // source: JPMorgan Chase Institute, Cash is King (2016): median 27 days; sigma from its quartiles, below 14 and above 60 days, rounded down
      coverDays: [10, 20] as Range, // assumed: days of sales held in stock
      purchaseEveryDays: 4, // assumed
      alipayOfCash: 0.4, // assumed: of the opening cash
      anchorOdds: 0.2, // assumed: sellers with one big customer
      anchorShare: [0.1, 0.35] as Range, // assumed: that customer's share of turnover
    },
    shop: {
      customersADay: { median: 95, sigma: 0.4, min: 30, max: 260 }, // assumed
      price: { median: 1_800, sigma: 0.3, min: 700, max: 6_000 }, // assumed: average of the menu
      catalogue: [8, 20] as Range, // assumed
      goodsShare: [0.33, 0.48] as Range, // assumed
      adsShare: [0, 0.02] as Range, // assumed
      feeShare: [0.0038, 0.006] as Range, // assumed: fee on QR takings
      parcelFee: [0, 0] as Range, // assumed: goods go over the counter
      alipayShare: [0.25, 0.45] as Range, // assumed: the rest is WeChat and cash, which this lender never sees
      repeatShare: [0.45, 0.75] as Range, // assumed
      refundShare: { median: 0.002, sigma: 0.2, min: 0, max: 0.01 }, // assumed; not recorded for shops
      unpaidShare: [0, 0] as Range, // assumed: a till knows no unpaid order
      rent: [0.15, 0.32] as Range, // assumed: of the contribution margin
      wages: [0.15, 0.4] as Range, // assumed: of the contribution margin
      living: [0.2, 0.4] as Range, // assumed: of the contribution margin
      bufferDays: { median: 16, sigma: 1.0, min: 3, max: 120 }, // source: JPMorgan Chase Institute, Cash is King (2016): median restaurant 16 days; sigma as above
      coverDays: [3, 6] as Range, // assumed
      purchaseEveryDays: 2, // assumed
      alipayOfCash: 0.2, // assumed
      anchorOdds: 0, // assumed: no invoice customers
      anchorShare: [0, 0] as Range, // assumed
    },
  },

  /** What owners have beside the business. */
  owners: {
    ageMonths: [3, 72] as Range, // assumed: of the business when its record begins
    householdOdds: 0.5, // assumed: someone else at home earns
    household: [0.2, 1] as Range, // assumed: of the living the owner takes
    debtOdds: 0.3, // assumed: owes somebody else too
    debt: [0.05, 0.3] as Range, // assumed: payment a month, of the contribution margin
    drawShare: [0.4, 0.9] as Range, // assumed: of the cash above the buffer, taken out once a month
    saved: [0.1, 0.5] as Range, // assumed: of what is taken out, put aside at home
    savings: [0, 6] as Range, // assumed: months of living put aside when the record begins
    thrift: 0.6, // assumed: of the usual living, when cash is short
    shortDays: 7, // assumed: cash for fewer days than this is short
    settleDays: 9, // assumed: days of an online seller's sales under way when the record begins
    adsEveryDays: 3, // assumed
    withdrawShare: [0.5, 0.9] as Range, // assumed: of the Alipay balance, moved to the bank twice a week
  },

  /** How demand moves. */
  demand: {
    drift: { mean: 0.02, deviation: 0.35 }, // assumed: growth a year, over merchants
    driftPull: 0.8, // assumed: a year; drift comes back to the merchant's own mean
    driftWander: 0.5, // assumed: deviation of the drift's own walk over a year
    wander: [0.1, 0.3] as Range, // assumed: deviation of the level's walk over a year
    noise: [0.1, 0.3] as Range, // assumed: deviation of one day, gone the next
    refundDrag: 2, // assumed: growth lost a year for each unit of refund share above the typical one
    levelMax: 4, // assumed: no business grows beyond four times where it began
    slowDays: 45, // assumed: over which an owner notices that trade has changed
    noAds: 0.8, // assumed: demand while there is no money for advertising
  },

  /** What befalls a business. `rate` is a year. */
  shocks: {
    illness: { rate: 0.1, days: [10, 60] as Range, factor: [0.05, 0.4] as Range }, // assumed
    penalty: { rate: 0.1, days: [14, 30] as Range, factor: [0.15, 0.5] as Range, lasting: 0.85 }, // assumed: online only
    drop: { rate: 0.2, factor: [0.45, 0.85] as Range }, // assumed: a competitor, roadworks, a fashion over; it stays
    quality: { rate: 0.12, days: [60, 150] as Range, refunds: 2.5, drift: -0.8 }, // assumed: a bad batch; online only
    anchorLost: { rate: 0.2 }, // assumed
    goodsLost: { rate: 0.05, ofMonth: [0.3, 1.2] as Range }, // assumed: stock spoiled or a supplier gone, of a month's goods
    family: { rate: 0.06, ofLiving: [1, 6] as Range }, // assumed: months of living, at once
    rentRise: { rate: 0.15, by: [0.05, 0.3] as Range }, // assumed
  },

  /** What happens to a business that cannot pay. */
  distress: {
    closesAfterDays: 45, // assumed: of rent or wages unpaid
    stockSold: 0.3, // assumed: of its cost, when the business closes
    householdToDebts: 0.3, // assumed: of what the household earns, after the business has closed
    wagesCutBelow: 0.75, // assumed: of the trade people were hired for
    wagesFloor: 0.4, // assumed
  },

  /** Orders of an online seller. */
  orders: {
    quantities: [0.8, 0.15, 0.05], // assumed: one, two or three pieces
    secondItem: 0.12, // assumed
    repeatPool: 400, // assumed: customers remembered
    payMinutes: [0.3, 15] as Range, // assumed
    unpaidHours: [24, 72] as Range, // assumed: until the platform closes it
    shipHours: [4, 40] as Range, // assumed
    confirmDays: [3, 11] as Range, // assumed: from shipping to the buyer's or the automatic confirmation
    refundBeforeShipping: 0.35, // assumed: of refunds
    refundInPart: 0.2, // assumed: of refunds after shipping
    refundPart: [0.1, 0.5] as Range, // assumed: of the payment
    restocked: 0.85, // assumed: of the cost of what comes back
  },

  /** Cheats who order from themselves to look bigger. */
  cheats: {
    share: 0.04, // assumed: of online sellers
    fakes: [0.3, 1] as Range, // assumed: fake orders to one real order
    ring: [6, 20] as Range, // assumed: accounts that place them
    fee: [600, 1_200] as Range, // assumed: fen an order, to those who run the ring
    accountsAPhone: 3, // assumed: accounts that those who run the ring keep on one phone
    accountsAnAddress: 2, // assumed: accounts whose empty parcels come to one address
  },

  /** Where orders go, and from which phone they come. */
  delivery: {
    withAnother: 0.06, // assumed: customers who live with another customer
    atWork: 0.05, // assumed: customers who order to the place where they work
    offices: 400, // assumed: such places
    elsewhere: 0.1, // assumed: orders that a customer sends to another place once, e.g. as a present
    secondPhone: 0.12, // assumed: orders from a customer's other device
  },

  /** How trade moves over the year. Shape: `[12]`, January first. */
  season: {
    clothes: [0.9, 0.75, 1.1, 1.1, 1.1, 1, 0.85, 0.85, 1.1, 1.15, 1.25, 1.1], // assumed
    home: [0.95, 0.8, 1.05, 1, 1.05, 1.05, 0.95, 0.95, 1, 1, 1.2, 1], // assumed
    food: [1.2, 0.85, 0.9, 0.9, 0.95, 0.95, 0.9, 0.95, 1.15, 1, 1.1, 1.15], // assumed
    meals: [0.95, 0.8, 1, 1.05, 1.05, 1, 0.95, 0.95, 1.05, 1.05, 1.05, 1.05], // assumed
  },
  /** Monday first. Shape: `[7]`. */
  weekday: {
    onlineSeller: [1.05, 1.03, 1.02, 1, 0.97, 0.95, 0.98], // assumed
    shop: [0.95, 0.96, 0.97, 1, 1.08, 1.1, 0.94], // assumed
  },
  /** By hour of the day. Shape: `[24]`. */
  hours: {
    onlineSeller: [3, 1, 0.5, 0.3, 0.3, 0.5, 1, 2, 3, 5, 6, 6, 6, 6, 6, 6, 5, 5, 5, 6, 8, 9, 8, 5], // assumed
    shop: [0, 0, 0, 0, 0, 0, 2, 5, 6, 3, 2, 9, 12, 8, 3, 2, 3, 8, 10, 7, 4, 0, 0, 0], // assumed: the till closes at 21:00
  },
  festivals: {
    onlineSpring: 0.35, // assumed: from a week before Chinese New Year to a week after
    shopSpring: 0, // assumed: closed from two days before to six days after
    midYear: 1.6, // assumed: 16 to 20 June
    doubleEleven: 2.2, // assumed: 1 to 3 and 10 to 11 November
    doubleTwelve: 1.4, // assumed: 11 to 12 December
  },

  /** Goods bought on 1688. */
  wholesale: {
    bySf: 0.35, // assumed: parcels that SF carries
    suppliers: 4, // assumed: stalls that a merchant buys from
    payMinutes: [1, 20] as Range, // assumed
    shipHours: [6, 40] as Range, // assumed
    receiveDays: [2, 6] as Range, // assumed: until the buyer confirms
    shippingFee: [600, 3_000] as Range, // assumed: fen, on orders above 200 yuan
  },

  /** Parcels of an online seller. */
  parcels: {
    bySf: 0.1, // assumed: of those sent, not by the seller's usual carrier
    ofFakes: 0.4, // assumed: fake orders for which something is sent at all
    grams: [150, 3_000] as Range, // assumed
    emptyGrams: [30, 80] as Range, // assumed: an empty envelope, for the number's sake
    signedAfter: [0.35, 0.8] as Range, // assumed: of the time from shipping to the trade's end
  },

  /** Value added tax in per cent, and who asks for an invoice. */
  invoices: {
    rate: 13, // source: VAT law of 2024 (in force since 1 January 2026), article 10: goods; confirm with the text
    foodRate: 9, // source: the same: farm produce, feed, fertilizer, pesticide, film; confirm with the text
    smallRate: 1, // source: Announcement 19 of 2023 of finance and tax: small taxpayers, to the end of 2027; confirm with the text
    ofPurchases: 0.85, // assumed: purchases with an invoice
    ofTrades: 0.12, // assumed: finished trades whose buyer asks for one
    afterDays: [0.5, 6] as Range, // assumed
  },

  /** The part of a shop's till that does not come by its Alipay code. */
  till: {
    onElemeOdds: 0.7, // assumed: shops that sell on a takeaway platform
    takeawayShare: [0.08, 0.35] as Range, // assumed: of that part
    posShare: [0.55, 0.95] as Range, // assumed: of what is left, through an acquirer; the rest is cash and WeChat's own code
    channels: [0.8, 0.15, 0.05], // assumed: WeChat, UnionPay's code, cards
    feeShare: 0.0038, // assumed: the acquirer's
    commission: [0.15, 0.23] as Range, // assumed: the takeaway platform's, of the items
    markUp: 1.15, // assumed: prices on the platform against the counter's
    deliverFee: [200, 600] as Range, // assumed: fen, the guest's
    canceled: 0.03, // assumed: takeaway orders called off
    completeMinutes: [25, 50] as Range, // assumed
  },

  /** What a credit bureau holds of an owner. */
  bureau: {
    termMonths: 60, // assumed: of the debt that `owners.debt` pays for
    runsMonths: [1, 24] as Range, // assumed: months of it gone when the record begins
    interestShare: 0.18, // assumed: of the sum of its installments
    inquiries: 0.8, // assumed: a year, one who owes nothing
    inquiriesOfDebtors: 2.5, // assumed: a year, one who owes
    guarantees: 0.12, // assumed: owners who stand for another, and as many for whom another stands
    guaranteed: [5_000_000, 50_000_000] as Range, // assumed: fen of one guarantee
    inquiryYears: 2, // assumed: years of inquiries before the record begins
  },

  /** Firms that live in clusters. Money is in fen a week or a month, as the name says. */
  cluster: {
    salesWeek: { median: 45_000_000, sigma: 0.3, min: 20_000_000, max: 120_000_000 }, // assumed: the anchor's, to supermarkets
    noise: 0.12, // assumed: deviation of a week, gone the next
    warmUpDays: 130, // assumed: lived before the record begins, so that debts are under way
    bufferWeeks: 5, // assumed: of outflow, in the bank when the record begins
    keptWeeks: 3, // assumed: of outflow that owners leave in the business when they take profit
    debtOdds: 0.4, // assumed: firms that owe a lender
    debt: 0.06, // assumed: payment a month, of a month's outflow
    anchor: {
      supplies: [0.07, 0.11] as Range, // assumed: of sales, ordered from each supplier
      otherGoods: 0.38, // assumed: of sales, bought from others
      wages: 0.12, // assumed: of a month's sales
      other: 0.08, // assumed: energy, transport, rent; of a month's sales
      orderEveryDays: 6, // assumed
      deliverDays: [4, 12] as Range, // assumed
      inTwoLots: 0.3, // assumed: orders delivered in two lots
      rejectOdds: 0.15, // assumed: lots of which a part is sent back
      rejectShare: [0.02, 0.2] as Range, // assumed
      termsDays: [30, 60, 90], // assumed: a supplier keeps one of them
      lateOdds: 0.08, // assumed: payables paid after their due date
      lateDays: [2, 20] as Range, // assumed
    },
    supplier: {
      materials: 0.55, // assumed: of what it delivered, bought anew
      wages: 0.16, // assumed: of a month's deliveries
      rent: 0.05, // assumed: of a month's deliveries
    },
    distributor: {
      salesDay: { median: 1_600_000, sigma: 0.4, min: 500_000, max: 5_000_000 }, // assumed: at cost
      margin: [0.12, 0.22] as Range, // assumed: on cost
      coverDays: 12, // assumed: days of sales held in stock
      orderEveryDays: 4, // assumed
      fromAnchor: 0.65, // assumed: orders placed with the anchor; the others with suppliers
      wages: 0.03, // assumed: of a month's sales
      rent: 0.02, // assumed: of a month's sales
      invoiced: 0.6, // assumed: of sales to retailers
      unpaid: 0.04, // assumed: orders that are never paid
      calledOff: 0.02, // assumed: orders paid back before anything was sent
    },
    ring: {
      share: 0.2, // assumed: clusters whose distributors sell in a circle
      monthly: 0.7, // assumed: months with such a circle
      amount: [0.3, 0.9] as Range, // assumed: of a month's sales at cost
    },
    farm: {
      ownParcels: [2, 4] as Range, // assumed: pieces of land by contract with the village
      rentedParcels: [2, 4] as Range, // assumed: pieces rented from others
      areaM2: [6_000, 40_000] as Range, // assumed: of one piece
      rentPerM2: 135, // assumed: fen a year, about 900 yuan a mu
      contractYears: 30, // source: Rural Land Contracting Law, article 21: 30 years for farmland; confirm with the text
      transferYears: [3, 10] as Range, // assumed
      onCredit: 0.5, // assumed: inputs taken until after the harvest
      toAnchor: 0.6, // assumed: lots sold to the anchor; the others to the produce buyer
      vegetableArea: 0.12, // assumed: of the land that a grain farm of the same pieces has
      lots: 4, // assumed: in which a harvest is sold
      labour: { grain: 0.06, vegetables: 0.35 }, // assumed: of what a harvest brings
      invoiceRate: 0, // source: VAT law of 2024, article 24: farm produce sold by its grower is exempt; confirm with the text
      payDays: [0, 15] as Range, // assumed: until the buyer pays
      opening: 25_000_000, // assumed: fen, in the bank when the record begins
      leftAside: 1.2, // assumed: of a year's inputs and rent, kept when profit is taken
      yield: 0.12, // assumed: deviation of a harvest
      price: 0.08, // assumed: deviation of a price from lot to lot
    },
    livestock: {
      hens: [6_000, 15_000] as Range, // assumed
      eggsKgWeek: 0.4, // assumed: a hen, about 55 g an egg and 0.95 eggs a day with those that do not lay
      priceKg: 900, // assumed: fen
      feedKgDay: 0.115, // assumed: a hen
      feedPriceKg: 290, // assumed: fen
      wagesShare: 0.08, // assumed: of a month's sales
      flockMonths: 14, // assumed: between new flocks
      henPrice: 1_800, // assumed: fen, a young hen
    },
    trouble: {
      anchor: { rate: 0.4, days: [180, 540] as Range, share: [0.3, 0.8] as Range }, // assumed: a year; of sales that supermarkets do not pay for
      supplier: { rate: 0.25, days: [120, 400] as Range, share: [0.4, 1.2] as Range }, // assumed: a year; by how much dearer materials are
      distributor: { rate: 0.2, days: [60, 240] as Range, share: [0.1, 0.5] as Range }, // assumed: a year; of sales that shops do not pay for
    },
    lender: {
      decidedFrom: '2024-06-01', // assumed: first day of a year of decisions
      decidedDays: 360, // assumed
      historyDays: 450, // assumed: of records before a decision
      ofMonth: [0.5, 1.2] as Range, // assumed: principal, of a month's money that came in
      spent: [0.6, 1] as Range, // assumed: of the principal, within days, on what brings nothing within the year
    },
    coop: { margin: 0.09, costs: 0.03, opening: 150_000_000 }, // assumed: on inputs sold, and what running it costs
    buyer: { margin: 0.08, costs: 0.03, days: [1, 6] as Range, opening: 100_000_000 }, // assumed: the produce buyer's; days until it is sold on
  },

  /** What grows: months are 0 to 11, kilograms and fen a square metre and a kilogram. */
  crops: {
    wheat: { name: '小麦', sown: 9, harvest: 5, kgM2: 0.68, price: 245 }, // assumed: about 450 kg a mu
    corn: { name: '玉米', sown: 5, harvest: 9, kgM2: 0.75, price: 225 }, // assumed: about 500 kg a mu
    tomato: { name: '番茄', sown: 1, harvest: 4, kgM2: 7, price: 260 }, // assumed
    pepper: { name: '辣椒', sown: 7, harvest: 10, kgM2: 4.5, price: 330 }, // assumed
  },

  /** What a square metre of a crop takes, in fen: when it is sown, and in the middle of its growth. */
  inputs: {
    grain: { seed: 12, fertilizer: 22, pesticide: 6, film: 0, machinery: 12 }, // assumed
    vegetables: { seed: 90, fertilizer: 130, pesticide: 40, film: 55, machinery: 10 }, // assumed
    priceKg: { seed: 900, fertilizer: 320, pesticide: 6_000, film: 1_300, machinery: 100 }, // assumed: fen
    creditDays: 45, // assumed: after the month of harvest begins, until inputs on credit are due
  },

  /** What registers know of owners and firms. */
  registers: {
    ownersAsOf: '2026-01-01', // assumed: the day that ages are counted from
    ownerDays: [9_200, 21_900] as const, // assumed: days old, from 25 to 60 years
    sharedOffice: 0.05, // assumed: firms registered at an office that registers many, honest or not
    offices: 12, // assumed: such offices of a county
    clusterMonths: [14, 120] as const, // assumed: a cluster's firm in business when its record begins
  },

  /** The past lender: one form, one rate, a month's visible turnover. */
  lender: {
    decidedFrom: '2024-06-01', // assumed: a book of 17 months, old enough for 12 months of outcome
    decidedDays: 510, // assumed
    historyDays: [120, 180] as Range, // assumed: of records before the decision
    ageMonthsMin: 6, // assumed
    turnoverMonthMin: 600_000, // assumed: fen, of what the partner shows
    turnoverKept: 0.5, // assumed: the last 30 days against the 60 before, at least
    multiple: { onlineSeller: 1, shop: 2 }, // assumed: months of visible turnover; a shop shows about a third of its own
    principal: { min: 500_000, max: 30_000_000, step: 100_000 }, // assumed; source of the size: an average loan of 50,000 yuan is published by MYbank (21jingji.com, 11 Nov 2023)
    annualRateE9: 108_000_000n, // assumed
    termMonths: 12, // assumed: twelve equal parts of principal, with interest on the rest
    daysPastDue: 90, // source: Order 1 of 2023, more than 90 days past due is substandard
    spent: [0.4, 0.9] as Range, // assumed: of the money, put into the business within days
    liftDays: 60, // assumed: until that money shows in demand
    return: { mean: 0.55, deviation: 0.6, min: -0.3, max: 2 }, // source of the mean: de Mel, McKenzie, Woodruff, QJE 2008: 55 to 63 % a year; deviation and ends assumed
  },
} as const;
