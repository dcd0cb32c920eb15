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
